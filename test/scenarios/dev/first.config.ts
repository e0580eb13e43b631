import { defineConfig } from "@stagelight/astro/config";

export default defineConfig({
  consent: { mode: "implied" },
  lifecycle: {
    model: {
      stages: ["looking", "trying"],
      rules: [{ to: "trying", when: { event: "Signed Up" } }],
    },
  },
});
