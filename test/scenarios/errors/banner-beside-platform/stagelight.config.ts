import { defineConfig } from "@stagelight/astro/config";

export default defineConfig({ consent: { platform: "cookiebot" } });
