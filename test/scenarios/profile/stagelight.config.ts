import { defineConfig } from "@stagelight/astro/config";

export default defineConfig({
  consent: { mode: "implied" },
  lifecycle: { model: "hubspot" },
  segments: { big: { spent: { gte: 500 } } },
  interests: {},
});
