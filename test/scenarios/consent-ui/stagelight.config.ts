import { defineConfig } from "@stagelight/astro/config";

export default defineConfig({
  lifecycle: { trackBy: "category" },
  audiences: { returning: { visits: { gte: 2 } } },
});
