import type { LifecycleModel } from "../rule.ts";
import { BUYS, COMPARES_PRODUCTS, LEAVES_CONTACT, ORDERED, UNDONE } from "./signals.ts";

const STAGES = ["brand-awareness", "lead-acquisition", "conversion", "service", "upsell"] as const;

/** The process of sales and support teams: customers who look further are served, then sold more. */
export const crmProcess = {
  stages: STAGES,
  rules: [
    {
      id: "ordered",
      to: "service",
      from: ["brand-awareness", "lead-acquisition", "conversion", "upsell"],
      when: ORDERED,
    },
    {
      id: "order-undone",
      to: "lead-acquisition",
      from: ["conversion", "service", "upsell"],
      when: UNDONE,
    },
    { id: "wants-more", to: "upsell", from: "service", when: BUYS },
    { id: "looks-further", to: "upsell", from: "service", when: COMPARES_PRODUCTS },
    {
      id: "upgrades",
      to: "upsell",
      from: "service",
      when: { page: ["/pricing/**", "/upgrade/**"], count: 2, within: "7d" },
    },
    { id: "buying", to: "conversion", from: ["brand-awareness", "lead-acquisition"], when: BUYS },
    {
      id: "tries",
      to: "conversion",
      from: ["brand-awareness", "lead-acquisition"],
      when: { event: "Trial Started" },
    },
    {
      id: "lead-decides",
      to: "conversion",
      from: "lead-acquisition",
      when: { page: ["/pricing/**", "/demo/**", "/checkout/**"], count: 2, within: "7d" },
    },
    { id: "leaves-contact", to: "lead-acquisition", from: "brand-awareness", when: LEAVES_CONTACT },
    {
      id: "takes-something",
      to: "lead-acquisition",
      from: "brand-awareness",
      when: { event: "File Downloaded" },
    },
    {
      id: "compares-products",
      to: "lead-acquisition",
      from: "brand-awareness",
      when: { ...COMPARES_PRODUCTS, count: 4 },
    },
  ],
  decay: [
    { id: "lead-cools", from: "lead-acquisition", to: "brand-awareness", after: "60d" },
    { id: "puts-it-off", from: "conversion", to: "lead-acquisition", after: "14d" },
    { id: "content-as-it-is", from: "upsell", to: "service", after: "30d" },
    { id: "goes-quiet", from: "service", to: "lead-acquisition", after: "180d" },
  ],
} as const satisfies LifecycleModel<(typeof STAGES)[number]>;
