import { defineConfig } from "@stagelight/astro/config";

export default defineConfig({
  site: { name: "Nuri Tea", url: "https://nuri.example", locales: ["en", "ko", "zh"] },
  consent: { mode: "implied" },
  server: {},
  mail: { from: "Nuri Tea <hello@nuri.example>", postalAddress: "Nuri Tea, Boseong" },
  surveys: [{ id: "heard", use: "heard-about-us" }],
  review: { photos: { most: 3 }, policy: "/[...locale]/how-we-collect-reviews/" },
});
