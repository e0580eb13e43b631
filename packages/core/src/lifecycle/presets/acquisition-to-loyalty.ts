import type { LifecycleModel } from "../rule.ts";
import { BUYS, ORDERED, RECOMMENDS, UNDONE } from "./signals.ts";

const STAGES = ["acquisition", "conversion", "retention", "loyalty"] as const;

/**
 * The four stages of CRM teams. Who is loyal stays so while buying: three orders within a year, or
 * a recommendation, lead there.
 */
export const acquisitionToLoyalty = {
  stages: STAGES,
  rules: [
    { id: "recommends", to: "loyalty", from: ["conversion", "retention"], when: RECOMMENDS },
    {
      id: "buys-often",
      to: "loyalty",
      from: ["conversion", "retention"],
      when: { event: "Order Completed", count: 3, within: "365d" },
    },
    { id: "ordered", to: "retention", from: ["acquisition", "conversion"], when: ORDERED },
    { id: "order-undone", to: "conversion", from: ["retention", "loyalty"], when: UNDONE },
    { id: "buying", to: "conversion", from: ["acquisition", "retention"], when: BUYS },
    {
      id: "decides",
      to: "conversion",
      from: "acquisition",
      when: { page: ["/pricing/**", "/checkout/**", "/cart/**"], count: 3, within: "7d" },
    },
    {
      id: "tries",
      to: "conversion",
      from: "acquisition",
      when: { event: ["Trial Started", "Signed Up"] },
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
    { id: "cart-left", from: "conversion", to: "acquisition", after: "14d" },
    { id: "goes-quiet", from: "retention", to: "acquisition", after: "180d" },
    { id: "loyalty-fades", from: "loyalty", to: "retention", after: "180d" },
  ],
} as const satisfies LifecycleModel<(typeof STAGES)[number]>;
