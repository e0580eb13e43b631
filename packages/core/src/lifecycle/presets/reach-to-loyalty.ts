import type { LifecycleModel } from "../rule.ts";
import { BUYS, LEAVES_CONTACT, ORDERED, READS_CLOSELY, RECOMMENDS, UNDONE } from "./signals.ts";

const STAGES = ["reach", "acquisition", "conversion", "retention", "loyalty"] as const;

/**
 * Sterne and Cutler's e-metrics: reach is to be seen, acquisition is that somebody stays and joins.
 */
export const reachToLoyalty = {
  stages: STAGES,
  rules: [
    { id: "recommends", to: "loyalty", from: ["conversion", "retention"], when: RECOMMENDS },
    {
      id: "buys-often",
      to: "loyalty",
      from: ["conversion", "retention"],
      when: { event: "Order Completed", count: 3, within: "365d" },
    },
    {
      id: "ordered",
      to: "retention",
      from: ["reach", "acquisition", "conversion"],
      when: ORDERED,
    },
    { id: "order-undone", to: "acquisition", from: ["conversion", "retention"], when: UNDONE },
    { id: "buying", to: "conversion", from: ["reach", "acquisition", "retention"], when: BUYS },
    { id: "joins", to: "acquisition", from: "reach", when: LEAVES_CONTACT },
    { id: "reads-closely", to: "acquisition", from: "reach", when: READS_CLOSELY },
    {
      id: "stays",
      to: "acquisition",
      from: "reach",
      when: { page: "/**", count: 3, within: "7d" },
    },
  ],
  decay: [
    {
      id: "cart-left-by-customer",
      from: "conversion",
      to: "retention",
      after: "7d",
      cameFrom: ["retention", "loyalty"],
    },
    { id: "cart-left", from: "conversion", to: "acquisition", after: "7d" },
    { id: "interest-fades", from: "acquisition", to: "reach", after: "60d" },
    { id: "goes-quiet", from: "retention", to: "acquisition", after: "180d" },
    { id: "loyalty-fades", from: "loyalty", to: "retention", after: "180d" },
  ],
} as const satisfies LifecycleModel<(typeof STAGES)[number]>;
