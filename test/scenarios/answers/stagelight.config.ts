import { defineConfig } from "@stagelight/astro/config";

export default defineConfig({
  site: { name: "Nuri Tea", locales: ["en", "ko"] },
  server: { url: "https://server.nuri.example" },
  chat: {
    answers: {
      pages: ["/help/**"],
      entries: [
        {
          id: "hours",
          question: { en: "When are you open?", ko: "언제 여나요?" },
          answer: { en: "From 11 to 19.", ko: "11시부터 19시까지요." },
        },
      ],
    },
  },
});
