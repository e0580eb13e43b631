import { defineConfig } from "@stagelight/astro/config";

/** The tests build this site once for each platform. */
const platform = JSON.parse(process.env["STAGELIGHT_PLATFORM"] ?? '"cookiebot"');

export default defineConfig({ consent: { platform } });
