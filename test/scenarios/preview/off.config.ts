import { defineConfig } from "@stagelight/astro/config";

export default defineConfig({
  segments: {},
  audiences: {
    returning: { visits: { gte: 3 } },
    vips: { segment: "vip" },
    fromSearch: { source: { medium: "organic" } },
  },
});
