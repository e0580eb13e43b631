import { defineConfig } from "@stagelight/astro/config";

export default defineConfig({
  consent: { mode: "implied" },
  lifecycle: {
    model: {
      stages: ["looking", "trying", "staying"],
      rules: [
        { to: "trying", when: { event: "Signed Up" } },
        { to: "staying", from: "trying", when: { page: "/guide/**", count: 2, within: "7d" } },
      ],
      decay: [{ from: "staying", to: "trying", after: "90d" }],
    },
  },
});
