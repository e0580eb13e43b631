import { defineConfig } from "@stagelight/astro/config";

const terms = { text: "Once for each friend.", version: "1" };

export default defineConfig({
  site: { name: "Nuri Tea", locales: ["en", "ko"] },
  server: { trustedProxies: ["127.0.0.1"] },
  mail: { from: "Nuri Tea <hello@nuri.example>" },
  newsletter: { welcome: false },
  attention: { notBefore: "1s" },
  // Stages are those of the model that comes without a word in the config.
  audiences: { customers: { stage: ["retention", "advocacy"] } },
  prompts: [
    {
      id: "tell-a-friend",
      widget: "referral",
      as: "slide-in",
      when: "customers",
      trigger: { event: "Order Completed" },
      priority: 1,
      attributes: { program: "friends", heading: "Tea for two?" },
    },
    { id: "letters", widget: "newsletter", as: "bar", trigger: { event: "Order Completed" } },
  ],
  referral: {
    landing: "/tea/",
    programs: [
      {
        id: "friends",
        name: "Friends",
        text: "Give 10 %, get 10 %.",
        gift: { text: "10% off your first order", discount: { percent: 10 } },
        terms,
        rewards: [],
      },
      {
        id: "partners",
        name: "Partners",
        text: "Give 5 %.",
        attribution: { touch: "last", window: "7d" },
        gift: { text: "5% off", discount: { percent: 5 } },
        terms,
        rewards: [],
      },
    ],
  },
});
