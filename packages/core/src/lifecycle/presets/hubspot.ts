import type { LifecycleModel } from "../rule.ts";
import { BUYS, LEAD_SCORE, LEAVES_CONTACT, ORDERED, RECOMMENDS, UNDONE } from "./signals.ts";

const STAGES = [
  "subscriber",
  "lead",
  "mql",
  "sql",
  "opportunity",
  "customer",
  "evangelist",
] as const;

const BEFORE_SALES = ["subscriber", "lead", "mql"] as const;

/**
 * HubSpot's lifecycle stages. Marketing qualifies by the lead score, sales by what is asked for;
 * visitors of whom nothing is known stand with the subscribers.
 */
export const hubspot = {
  stages: STAGES,
  score: LEAD_SCORE,
  rules: [
    { id: "recommends", to: "evangelist", from: "customer", when: RECOMMENDS },
    {
      id: "promoter",
      to: "evangelist",
      from: "customer",
      when: { event: "Survey Submitted", properties: { kind: "nps", score: { gte: 9 } } },
    },
    {
      id: "won",
      to: "customer",
      from: ["subscriber", "lead", "mql", "sql", "opportunity"],
      when: ORDERED,
    },
    { id: "undone", to: "opportunity", from: ["customer", "evangelist"], when: UNDONE },
    {
      id: "deal-opened",
      to: "opportunity",
      from: ["subscriber", "lead", "mql", "sql"],
      when: { event: [...BUYS.event, "Trial Started", "Quote Requested"] },
    },
    {
      id: "asks-sales",
      to: "sql",
      from: "mql",
      when: { event: ["Live Chat Conversation Started", "Form Submitted", "Demo Requested"] },
    },
    {
      id: "weighs-prices",
      to: "sql",
      from: "mql",
      when: { page: ["/pricing/**", "/demo/**", "/contact/**"], count: 3, within: "7d" },
    },
    { id: "hot-lead", to: "sql", from: BEFORE_SALES, when: { score: { gte: 120 } } },
    { id: "warm-lead", to: "mql", from: ["subscriber", "lead"], when: { score: { gte: 50 } } },
    { id: "leaves-contact", to: "lead", from: "subscriber", when: LEAVES_CONTACT },
    {
      id: "takes-something",
      to: "lead",
      from: "subscriber",
      when: { event: "File Downloaded" },
    },
  ],
  decay: [
    { id: "lead-cools", from: "lead", to: "subscriber", after: "90d" },
    { id: "mql-cools", from: "mql", to: "lead", after: "30d" },
    { id: "sql-cools", from: "sql", to: "mql", after: "30d" },
    { id: "deal-stalls", from: "opportunity", to: "sql", after: "30d" },
    { id: "goes-quiet", from: "customer", to: "lead", after: "365d" },
    { id: "praise-fades", from: "evangelist", to: "customer", after: "180d" },
  ],
} as const satisfies LifecycleModel<(typeof STAGES)[number]>;
