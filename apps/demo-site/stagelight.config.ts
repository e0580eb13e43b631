import { defineConfig } from "@stagelight/astro/config";

export default defineConfig({
  site: { name: "Nuri Tea", url: "https://nuri.example" },
  lifecycle: {
    model: "awareness-to-advocacy",
    // Reading about two of the teas is a comparison too.
    rules: [
      {
        id: "reads-a-tea-closely",
        to: "consideration",
        from: "awareness",
        when: { sequence: [{ page: "/compare/**" }, { page: "/products/**" }], within: "14d" },
      },
    ],
  },
  // The consent banner comes with a later release; until then the demo stores without asking.
  consent: { mode: "implied" },
  audiences: {
    fromSearch: { source: { medium: ["organic", "cpc"] }, stage: "awareness" },
    returning: {
      visits: { gte: 2 },
      stage: ["awareness", "consideration"],
      not: "fromSearch",
    },
  },
});
