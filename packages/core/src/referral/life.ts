/** Where a reward can stand. */
export const REWARD_STATES = [
  "review",
  "held",
  "approved",
  "issued",
  "used",
  "reversed",
  "rejected",
] as const;

/** Where a reward stands. */
export type RewardState = (typeof REWARD_STATES)[number];

/**
 * What is done with a reward. `release`: a person finds nothing wrong with it; `reject`: or does;
 * `approve`: its time has passed; `unuse`: the order that used it was not placed after all;
 * `reverse`: what it was for was taken back.
 */
export const REWARD_ACTIONS = [
  "release",
  "reject",
  "approve",
  "issue",
  "use",
  "unuse",
  "reverse",
] as const;

/** What is done with a reward. */
export type RewardAction = (typeof REWARD_ACTIONS)[number];

const NEXT: Readonly<Record<RewardState, Readonly<Partial<Record<RewardAction, RewardState>>>>> = {
  review: { release: "held", reject: "rejected", reverse: "reversed" },
  held: { approve: "approved", reverse: "reversed" },
  approved: { issue: "issued", reverse: "reversed" },
  issued: { use: "used", reverse: "reversed" },
  used: { unuse: "issued", reverse: "reversed" },
  reversed: {},
  rejected: {},
};

/** Where a reward begins, by what the gate says. */
export function firstState(verdict: "pass" | "hold"): RewardState {
  return verdict === "pass" ? "held" : "review";
}

/** Where a reward stands after an action; nothing where it cannot be done there. */
export function nextState(state: RewardState, action: RewardAction): RewardState | undefined {
  return NEXT[state][action];
}
