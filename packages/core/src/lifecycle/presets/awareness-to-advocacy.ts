import type { LifecycleModel } from "../rule.ts";
import {
  BUYS,
  COMPARES_PRODUCTS,
  KEEPS_READING,
  LEAVES_CONTACT,
  ORDERED,
  READS_CLOSELY,
  READS_TO_DECIDE,
  RECOMMENDS,
  UNDONE,
} from "./signals.ts";

const STAGES = ["awareness", "consideration", "purchase", "retention", "advocacy"] as const;

/**
 * The most common model. Works on page views, widget events and Segment commerce events alone.
 * Who buys again goes from retention to purchase and back; who falls silent goes back too.
 */
export const awarenessToAdvocacy = {
  stages: STAGES,
  rules: [
    { id: "recommends", to: "advocacy", from: ["purchase", "retention"], when: RECOMMENDS },
    { id: "ordered", to: "retention", when: ORDERED },
    { id: "order-undone", to: "consideration", from: ["purchase", "retention"], when: UNDONE },
    { id: "buying", to: "purchase", when: BUYS },
    { id: "compares-products", to: "consideration", from: "awareness", when: COMPARES_PRODUCTS },
    { id: "reads-to-decide", to: "consideration", from: "awareness", when: READS_TO_DECIDE },
    { id: "leaves-contact", to: "consideration", from: "awareness", when: LEAVES_CONTACT },
    { id: "reads-closely", to: "consideration", from: "awareness", when: READS_CLOSELY },
    { id: "keeps-reading", to: "consideration", from: "awareness", when: KEEPS_READING },
  ],
  decay: [
    {
      id: "cart-left-by-customer",
      from: "purchase",
      to: "retention",
      after: "7d",
      cameFrom: ["retention", "advocacy"],
    },
    { id: "cart-left", from: "purchase", to: "consideration", after: "7d" },
    { id: "interest-fades", from: "consideration", to: "awareness", after: "30d" },
    { id: "goes-quiet", from: "retention", to: "consideration", after: "180d" },
    { id: "praise-fades", from: "advocacy", to: "retention", after: "180d" },
  ],
} as const satisfies LifecycleModel<(typeof STAGES)[number]>;
