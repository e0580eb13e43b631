import { defineConfig } from "@stagelight/core/config";

export default defineConfig({
  site: { name: "책상 도구", locales: ["en", "ko"] },
  lifecycle: {
    model: {
      stages: ["looking", "trying", "staying"],
      rules: [
        { id: "tries", to: "trying", from: "looking", when: { event: "Trial Started" } },
        { id: "stays", to: "staying", from: "trying", when: { page: "/guide/**", count: 2 } },
        { id: "asks", to: "trying", from: "looking", when: { event: "Demo Requested" } },
      ],
      decay: [{ from: "trying", to: "looking", after: "14d" }],
    },
  },
  audiences: { koreans: { locale: "ko" }, byMail: { source: { medium: "email" } } },
});
