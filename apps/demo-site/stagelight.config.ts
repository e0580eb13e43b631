import { defineConfig } from "@stagelight/astro/config";

export default defineConfig({
  site: { name: "Nuri Tea", url: "https://nuri.example", locales: ["en", "ko", "zh"] },
  lifecycle: {
    model: "awareness-to-advocacy",
    // Reading about two of the teas is a comparison too.
    rules: [
      {
        id: "reads-a-tea-closely",
        to: "consideration",
        from: "awareness",
        when: { sequence: [{ page: "/compare/**" }, { page: "/products/**" }], within: "14d" },
      },
    ],
  },
  consent: { mode: "required" },
  audiences: {
    fromSearch: { source: { medium: ["organic", "cpc"] }, stage: "awareness" },
    returning: {
      visits: { gte: 2 },
      stage: ["awareness", "consideration"],
      not: "fromSearch",
    },
    regulars: { any: [{ stage: "advocacy" }, { stage: "retention", visits: { gte: 3 } }] },
    // The landing page's answers: each visitor fits one at most.
    asksForBeginners: {
      source: {
        term: ["best green tea for beginners", "green tea for beginners", "녹차 입문", "绿茶入门"],
      },
    },
    asksForJeju: {
      source: { term: ["jeju matcha", "jeju green tea", "제주 말차", "제주 녹차", "济州抹茶"] },
    },
    looksForGift: {
      source: { campaign: ["tea-gift", "chuseok", "mid-autumn"] },
      not: { any: ["asksForBeginners", "asksForJeju"] },
    },
    sentByFriend: {
      source: { medium: ["social", "referral", "email"] },
      not: { any: ["asksForBeginners", "asksForJeju", "looksForGift"] },
    },
  },
});
