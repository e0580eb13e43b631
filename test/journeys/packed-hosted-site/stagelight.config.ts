import { defineConfig } from "@stagelight/astro/config";

export default defineConfig({
  site: { url: "https://tools.example" },
  consent: { mode: "implied" },
  newsletter: { name: true },
  mail: { from: "hello@tools.example", postalAddress: "1 Tool Lane, Seoul" },
  server: {},
});
