import { defineConfig } from "@stagelight/astro/config";

export default defineConfig({
  site: { url: "https://tools.example" },
  consent: { mode: "implied" },
  server: {},
});
