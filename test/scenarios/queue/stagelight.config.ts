import { defineConfig } from "@stagelight/astro/config";

// The tests' server stands where the pages are, or elsewhere.
const url = process.env["STAGELIGHT_QUEUE_SERVER"];

export default defineConfig({
  site: { name: "Test", url: "https://shop.example" },
  server: url ? { url } : {},
});
