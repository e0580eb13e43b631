import type { LifecycleModel } from "../rule.ts";
import {
  BUYS,
  COMPARES_PRODUCTS,
  LEAVES_CONTACT,
  ORDERED,
  READS_CLOSELY,
  READS_TO_DECIDE,
  RECOMMENDS,
  UNDONE,
} from "./signals.ts";

const STAGES = ["discovery", "education", "purchase", "post-purchase", "advocacy"] as const;

/** Content marketing: reading leads on, and what comes after the order has a stage of its own. */
export const discoveryToAdvocacy = {
  stages: STAGES,
  rules: [
    { id: "recommends", to: "advocacy", from: ["purchase", "post-purchase"], when: RECOMMENDS },
    { id: "ordered", to: "post-purchase", when: ORDERED },
    { id: "order-undone", to: "education", from: ["purchase", "post-purchase"], when: UNDONE },
    { id: "buying", to: "purchase", when: BUYS },
    { id: "reads-closely", to: "education", from: "discovery", when: READS_CLOSELY },
    {
      id: "learns",
      to: "education",
      from: "discovery",
      when: {
        page: ["/blog/**", "/journal/**", "/guides/**", "/docs/**", "/learn/**"],
        count: 2,
        within: "14d",
      },
    },
    { id: "compares-products", to: "education", from: "discovery", when: COMPARES_PRODUCTS },
    { id: "reads-to-decide", to: "education", from: "discovery", when: READS_TO_DECIDE },
    { id: "leaves-contact", to: "education", from: "discovery", when: LEAVES_CONTACT },
    {
      id: "keeps-reading",
      to: "education",
      from: "discovery",
      when: { page: "/**", count: 4, within: "3d" },
    },
  ],
  decay: [
    {
      id: "cart-left-by-customer",
      from: "purchase",
      to: "post-purchase",
      after: "7d",
      cameFrom: ["post-purchase", "advocacy"],
    },
    { id: "cart-left", from: "purchase", to: "education", after: "7d" },
    { id: "interest-fades", from: "education", to: "discovery", after: "45d" },
    { id: "goes-quiet", from: "post-purchase", to: "education", after: "120d" },
    { id: "praise-fades", from: "advocacy", to: "post-purchase", after: "180d" },
  ],
} as const satisfies LifecycleModel<(typeof STAGES)[number]>;
