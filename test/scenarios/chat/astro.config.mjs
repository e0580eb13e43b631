import stagelight from "@stagelight/astro";
import { defineConfig } from "astro/config";

export default defineConfig({
  i18n: { locales: ["en", "ko", "zh"], defaultLocale: "en" },
  integrations: [stagelight()],
});
