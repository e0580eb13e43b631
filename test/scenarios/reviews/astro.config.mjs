import stagelight from "@stagelight/astro";
import { defineConfig } from "astro/config";

export default defineConfig({
  site: "https://nuri.example",
  i18n: { locales: ["en", "ko", "zh"], defaultLocale: "en" },
  security: { csp: true },
  integrations: [stagelight()],
});
