import type { StagelightConfig } from "@stagelight/astro/config";

/** Who has had a tea for a week is asked how it is, whoever it is; where else to say so is the same for all. */
export const review = {
  ask: { wait: "7d" },
  links: [
    { id: "google", url: "https://search.google.com/local/writereview?placeid=nuri-tea" },
    { id: "naver", url: "https://map.naver.com/p/search/nuri-tea" },
    { id: "trustpilot", url: "https://www.trustpilot.com/evaluate/nuri.example" },
  ],
  photos: { most: 3 },
  policy: "/[...locale]/privacy/#reviews",
} satisfies StagelightConfig["review"];

/** After an order, once somebody has stayed with the shop, and where a cart is left. */
export const surveys = [
  { id: "heard", use: "heard-about-us" },
  { id: "recommend", use: "nps", links: true },
  { id: "cart", use: "friction" },
] satisfies StagelightConfig["surveys"];

/** Asked once each, within the shop's attention budget. */
export const reviewPrompts = [
  {
    id: "would-you-recommend",
    widget: "survey",
    as: "slide-in",
    trigger: { after: "20s" },
    when: { stage: "retention" },
    attributes: { survey: "recommend" },
  },
  {
    id: "leaves-a-cart",
    widget: "survey",
    as: "slide-in",
    trigger: { exit: true },
    when: { stage: "purchase" },
    attributes: { survey: "cart" },
  },
] as const;
