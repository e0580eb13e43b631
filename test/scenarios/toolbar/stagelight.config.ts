import { defineConfig } from "@stagelight/astro/config";

export default defineConfig({
  consent: { mode: "required" },
  lifecycle: { trackBy: "category" },
  segments: {},
  interests: {},
  audiences: {
    returning: { visits: { gte: 3 } },
    fromSearch: { source: { channel: "Organic Search" } },
  },
});
