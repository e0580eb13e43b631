import react from "@astrojs/react";
import stagelight from "@stagelight/astro";
import { defineConfig } from "astro/config";

/** Font packages name an older format too, for browsers that cannot run this site at all. */
const newestFontsOnly = {
  postcssPlugin: "newest-fonts-only",
  Declaration: {
    src(declaration) {
      const newest = declaration.value.replace(
        /,\s*url\([^)]*\.woff["']?\)\s*format\(["']woff["']\)/,
        "",
      );
      if (newest !== declaration.value) declaration.value = newest;
    },
  },
};

export default defineConfig({
  site: "https://nuri.example",
  trailingSlash: "always",
  i18n: { locales: ["en", "ko", "zh"], defaultLocale: "en" },
  integrations: [react(), stagelight()],
  // Style sheets and scripts stay files of their own, so that a strict content security policy needs no hash for them.
  build: { inlineStylesheets: "never" },
  // One style sheet for the whole shop: the second page has it already.
  vite: {
    build: { assetsInlineLimit: 0, cssCodeSplit: false },
    css: { postcss: { plugins: [newestFontsOnly] } },
  },
});
