import { defineConfig } from "@stagelight/astro/config";

export default defineConfig({
  site: { url: "https://nuri.example" },
  consent: { mode: "implied" },
  lifecycle: { trackBy: "category" },
  newsletter: {},
  chat: {},
  mail: { from: "hello@nuri.example", postalAddress: "1 Tea Lane, Boseong" },
  server: { origins: ["https://shop.nuri.example"] },
});
