import type { LifecycleModel } from "../rule.ts";
import {
  COMPARES_PRODUCTS,
  KEEPS_READING,
  LEAVES_CONTACT,
  ORDERED,
  READS_CLOSELY,
  READS_TO_DECIDE,
  UNDONE,
} from "./signals.ts";

const STAGES = ["awareness", "exploration", "commitment", "dissolution"] as const;

/**
 * A relationship with its possible end. Who comes back out of dissolution explores anew, much like
 * a new customer.
 */
export const relationship = {
  stages: STAGES,
  rules: [
    { id: "commits", to: "commitment", when: ORDERED },
    {
      id: "leaves",
      to: "dissolution",
      from: "commitment",
      when: { event: ["Subscription Cancelled", "Account Deleted"] },
    },
    { id: "commitment-undone", to: "exploration", from: "commitment", when: UNDONE },
    {
      id: "returns",
      to: "exploration",
      from: "dissolution",
      when: { page: "/**", count: 2, within: "1d" },
    },
    {
      id: "asks-again",
      to: "exploration",
      from: "dissolution",
      when: { event: [...LEAVES_CONTACT.event, "Signed In"] },
    },
    { id: "compares-products", to: "exploration", from: "awareness", when: COMPARES_PRODUCTS },
    { id: "reads-to-decide", to: "exploration", from: "awareness", when: READS_TO_DECIDE },
    { id: "leaves-contact", to: "exploration", from: "awareness", when: LEAVES_CONTACT },
    { id: "reads-closely", to: "exploration", from: "awareness", when: READS_CLOSELY },
    { id: "keeps-reading", to: "exploration", from: "awareness", when: KEEPS_READING },
  ],
  decay: [
    { id: "interest-fades", from: "exploration", to: "awareness", after: "30d" },
    { id: "drifts-apart", from: "commitment", to: "dissolution", after: "120d" },
    { id: "forgotten", from: "dissolution", to: "awareness", after: "365d" },
  ],
} as const satisfies LifecycleModel<(typeof STAGES)[number]>;
