import react from "@astrojs/react";
import { defineConfig } from "astro/config";

export default defineConfig({
  site: "https://nuri.example",
  trailingSlash: "always",
  integrations: [react()],
  // Style sheets and scripts stay files of their own, so that a strict content security policy needs no hash for them.
  build: { inlineStylesheets: "never" },
  vite: { build: { assetsInlineLimit: 0 } },
});
