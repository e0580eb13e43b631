import react from "@astrojs/react";
import stagelight from "@stagelight/astro";
import { defineConfig } from "astro/config";

export default defineConfig({
  site: "https://nuri.example",
  trailingSlash: "always",
  integrations: [react(), stagelight()],
  // Style sheets and scripts stay files of their own, so that a strict content security policy needs no hash for them.
  build: { inlineStylesheets: "never" },
  // One style sheet for the whole shop: the second page has it already.
  vite: { build: { assetsInlineLimit: 0, cssCodeSplit: false } },
});
