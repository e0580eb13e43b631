import type { LifecycleModel } from "../rule.ts";
import {
  BUYS,
  COMPARES_PRODUCTS,
  KEEPS_READING,
  LEAVES_CONTACT,
  ORDERED,
  READS_CLOSELY,
  READS_TO_DECIDE,
  UNDONE,
} from "./signals.ts";

const STAGES = ["awareness", "consideration", "decision"] as const;

/** The shortest funnel. Who has bought stays in decision for a while, and then begins anew. */
export const awarenessToDecision = {
  stages: STAGES,
  rules: [
    { id: "decided", to: "decision", when: ORDERED },
    { id: "decision-undone", to: "consideration", from: "decision", when: UNDONE },
    { id: "deciding", to: "decision", when: BUYS },
    { id: "tries", to: "decision", when: { event: "Trial Started" } },
    { id: "compares-products", to: "consideration", from: "awareness", when: COMPARES_PRODUCTS },
    { id: "reads-to-decide", to: "consideration", from: "awareness", when: READS_TO_DECIDE },
    { id: "leaves-contact", to: "consideration", from: "awareness", when: LEAVES_CONTACT },
    { id: "reads-closely", to: "consideration", from: "awareness", when: READS_CLOSELY },
    { id: "keeps-reading", to: "consideration", from: "awareness", when: KEEPS_READING },
  ],
  decay: [
    { id: "puts-it-off", from: "decision", to: "consideration", after: "30d" },
    { id: "interest-fades", from: "consideration", to: "awareness", after: "30d" },
  ],
} as const satisfies LifecycleModel<(typeof STAGES)[number]>;
