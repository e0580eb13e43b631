import mdx from "@astrojs/mdx";
import node from "@astrojs/node";
import react from "@astrojs/react";
import stagelight from "@stagelight/astro";
import { defineConfig } from "astro/config";

export default defineConfig({
  adapter: node({ mode: "middleware" }),
  i18n: { defaultLocale: "en", locales: ["en", "ko"] },
  integrations: [react(), mdx(), stagelight()],
});
