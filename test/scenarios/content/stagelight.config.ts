import { defineConfig } from "@stagelight/astro/config";

export default defineConfig({
  consent: { mode: "implied" },
  audiences: { customers: { stage: ["retention", "advocacy"] } },
});
