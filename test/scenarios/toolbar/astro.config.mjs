import node from "@astrojs/node";
import stagelight from "@stagelight/astro";
import { defineConfig } from "astro/config";

export default defineConfig({
  adapter: node({ mode: "middleware" }),
  i18n: { defaultLocale: "en", locales: ["en", "ko"] },
  integrations: [stagelight()],
});
