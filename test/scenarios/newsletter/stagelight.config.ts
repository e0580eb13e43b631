import { defineConfig } from "@stagelight/astro/config";

const withoutServer = process.env["STAGELIGHT_VARIANT"] === "without-server";

export default defineConfig({
  site: { name: "Nuri Tea", locales: ["en", "ko", "zh"] },
  consent: { mode: "implied" },
  audiences: { buying: { stage: "purchase" } },
  newsletter: {
    name: true,
    lists: [
      { id: "tea", name: { en: "New teas", ko: "새로운 차" } },
      { id: "events", name: { en: "Events", ko: "행사" } },
    ],
    ...(withoutServer && {
      direct: {
        service: "listmonk",
        url: "https://lists.nuri.example",
        lists: { tea: "f6bd8b4a", events: "0c1d2e3f" },
      },
    }),
  },
  mail: { from: "Nuri Tea <hello@nuri.example>", postalAddress: "Nuri Tea, 1 Tea Lane, Boseong" },
  server: withoutServer ? false : {},
});
