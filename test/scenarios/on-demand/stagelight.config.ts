import { defineConfig } from "@stagelight/astro/config";

export default defineConfig({
  consent: { mode: "implied" },
  lifecycle: { trackBy: "category" },
  audiences: {
    returning: { visits: { gte: 2 } },
    professionals: { traits: { plan: "team" } },
    fromSearch: { source: { channel: "Organic Search" } },
  },
});
