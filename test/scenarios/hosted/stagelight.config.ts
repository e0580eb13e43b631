import { defineConfig } from "@stagelight/astro/config";

export default defineConfig({
  site: { url: "https://nuri.example" },
  consent: { mode: "implied" },
  lifecycle: { trackBy: "category" },
  server: { origins: ["https://shop.nuri.example"] },
});
