import { defineConfig } from "@stagelight/astro/config";

export default defineConfig({ site: { name: "Consent", url: "https://consent.example" } });
