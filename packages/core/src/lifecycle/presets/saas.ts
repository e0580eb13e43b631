import type { LifecycleModel } from "../rule.ts";
import {
  LEAD_SCORE,
  LEAVES_CONTACT,
  ORDERED,
  READS_CLOSELY,
  READS_TO_DECIDE,
  RECOMMENDS,
  UNDONE,
} from "./signals.ts";

const STAGES = [
  "awareness",
  "consideration",
  "purchase",
  "onboarding",
  "retention",
  "advocacy",
  "loyalty",
] as const;

const SUBSCRIBERS = ["onboarding", "retention", "advocacy", "loyalty"] as const;

/**
 * Subscriptions. Nobody is asked to upgrade or to recommend before the first success: onboarding
 * ends with a sign-in rhythm, a finished guide, or three weeks of coming back.
 */
export const saas = {
  stages: STAGES,
  score: LEAD_SCORE,
  rules: [
    {
      id: "cancels",
      to: "consideration",
      from: SUBSCRIBERS,
      when: { event: ["Subscription Cancelled", "Order Refunded"], properties: UNDONE.properties },
    },
    {
      id: "stays-on",
      to: "loyalty",
      from: ["retention", "advocacy"],
      when: { event: ["Subscription Renewed", "Subscription Upgraded"] },
    },
    { id: "recommends", to: "advocacy", from: "retention", when: RECOMMENDS },
    {
      id: "promoter",
      to: "advocacy",
      from: "retention",
      when: { event: "Survey Submitted", properties: { kind: "nps", score: { gte: 9 } } },
    },
    {
      id: "settles-in",
      to: "retention",
      from: "onboarding",
      when: {
        any: [
          { event: "Onboarding Completed" },
          { event: "Signed In", count: 5, within: "21d" },
          { stageFor: "21d" },
        ],
      },
    },
    {
      id: "subscribed",
      to: "onboarding",
      from: ["awareness", "consideration", "purchase"],
      when: ORDERED,
    },
    {
      id: "buying",
      to: "purchase",
      from: ["awareness", "consideration"],
      when: { event: ["Trial Started", "Checkout Started", "Payment Info Entered"] },
    },
    {
      id: "hot-lead",
      to: "purchase",
      from: "consideration",
      when: { score: { gte: 80 } },
    },
    { id: "reads-to-decide", to: "consideration", from: "awareness", when: READS_TO_DECIDE },
    { id: "leaves-contact", to: "consideration", from: "awareness", when: LEAVES_CONTACT },
    { id: "reads-closely", to: "consideration", from: "awareness", when: READS_CLOSELY },
    { id: "warm-lead", to: "consideration", from: "awareness", when: { score: { gte: 20 } } },
  ],
  decay: [
    { id: "interest-fades", from: "consideration", to: "awareness", after: "30d" },
    { id: "trial-left", from: "purchase", to: "consideration", after: "14d" },
    { id: "never-started", from: "onboarding", to: "consideration", after: "45d" },
    { id: "goes-quiet", from: "retention", to: "consideration", after: "90d" },
    { id: "praise-fades", from: "advocacy", to: "retention", after: "180d" },
    { id: "loyalty-fades", from: "loyalty", to: "retention", after: "365d" },
  ],
} as const satisfies LifecycleModel<(typeof STAGES)[number]>;
