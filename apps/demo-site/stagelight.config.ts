import { defineConfig, lifecycleMails } from "@stagelight/astro/config";
import { chat } from "./chat.config.ts";
import { newsletter, prompts } from "./newsletter.config.ts";
import { referral, referralPrompts } from "./referral.config.ts";
import { review, reviewPrompts, surveys } from "./review.config.ts";

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
  // Events of those who allow it, and orders that the shop's backend vouches for: see demo.mjs.
  server: {},
  mail: {
    from: "Nuri Tea <hello@nuri.example>",
    postalAddress: "Nuri Tea, 18 Jahamun-ro 7-gil, Jongno-gu, Seoul",
    links: {
      shop: "/[...locale]/",
      cart: "/[...locale]/cart/",
      account: "/[...locale]/account/",
      privacy: "/[...locale]/privacy/",
    },
    lifecycle: [
      lifecycleMails.thankYou,
      lifecycleMails.abandonedCheckout,
      lifecycleMails.checkIn,
      lifecycleMails.refill,
      lifecycleMails.winBack,
    ],
  },
  newsletter,
  referral,
  review,
  surveys,
  chat,
  prompts: [...prompts, ...referralPrompts, ...reviewPrompts],
  // To the shop's own backend, on whatever port the demo has: see demo.mjs.
  connectors: [
    {
      id: "webhook",
      options: { url: `http://localhost:${process.env["PORT"] ?? "4321"}/shop/hooks` },
    },
  ],
  audiences: {
    fromSearch: { source: { medium: ["organic", "cpc"] }, stage: "awareness" },
    returning: { visits: { gte: 2 }, stage: ["awareness", "consideration"] },
    // The landing page answers the first that fits.
    asksForBeginners: { source: { term: ["green tea for beginners", "녹차 입문", "绿茶入门"] } },
    asksForJeju: { source: { term: ["jeju matcha", "제주 말차", "济州抹茶"] } },
    looksForGift: { source: { campaign: "tea-gift" } },
    // Has told a name with the letters' form.
    named: { traits: { name: { exists: true } } },
    sentByFriend: { source: { medium: ["social", "referral"] } },
  },
});
