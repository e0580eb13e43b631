import type { LifecycleModel } from "../rule.ts";
import {
  BUYS,
  COMPARES_PRODUCTS,
  KEEPS_READING,
  ORDERED,
  READS_CLOSELY,
  RECOMMENDS,
  UNDONE,
} from "./signals.ts";

const STAGES = ["awareness", "engagement", "evaluation", "purchase", "loyalty"] as const;

/** Led by sales: a talk or a trial is evaluation, and purchase includes the support after it. */
export const awarenessToLoyalty = {
  stages: STAGES,
  rules: [
    { id: "recommends", to: "loyalty", from: "purchase", when: RECOMMENDS },
    {
      id: "buys-again",
      to: "loyalty",
      from: "purchase",
      when: { event: "Order Completed", count: 2, within: "365d" },
    },
    {
      id: "stays-on",
      to: "loyalty",
      from: "purchase",
      when: { event: ["Subscription Renewed", "Subscription Upgraded"] },
    },
    {
      id: "ordered",
      to: "purchase",
      from: ["awareness", "engagement", "evaluation"],
      when: ORDERED,
    },
    { id: "order-undone", to: "evaluation", from: ["purchase", "loyalty"], when: UNDONE },
    { id: "buying", to: "purchase", from: ["awareness", "engagement", "evaluation"], when: BUYS },
    {
      id: "tries",
      to: "evaluation",
      from: ["awareness", "engagement"],
      when: { event: ["Trial Started", "Live Chat Conversation Started", "Form Submitted"] },
    },
    {
      id: "weighs",
      to: "evaluation",
      from: ["awareness", "engagement"],
      when: {
        page: ["/pricing/**", "/compare/**", "/demo/**", "/case-studies/**", "/reviews/**"],
        count: 2,
        within: "14d",
      },
    },
    {
      id: "compares-products",
      to: "evaluation",
      from: ["awareness", "engagement"],
      when: { ...COMPARES_PRODUCTS, count: 4 },
    },
    {
      id: "joins",
      to: "engagement",
      from: "awareness",
      when: { event: ["Newsletter Subscribed", "Signed Up"] },
    },
    { id: "reads-closely", to: "engagement", from: "awareness", when: READS_CLOSELY },
    { id: "keeps-reading", to: "engagement", from: "awareness", when: KEEPS_READING },
  ],
  decay: [
    { id: "interest-fades", from: "engagement", to: "awareness", after: "45d" },
    { id: "puts-it-off", from: "evaluation", to: "engagement", after: "30d" },
    { id: "goes-quiet", from: "purchase", to: "engagement", after: "180d" },
    { id: "loyalty-fades", from: "loyalty", to: "purchase", after: "365d" },
  ],
} as const satisfies LifecycleModel<(typeof STAGES)[number]>;
