import type { RewardState } from "./life.ts";

/** Stands beside a reward whose order, or one of whose orders, was cancelled or paid back. */
export const ORDER_UNDONE = "order-undone";

/**
 * Why a reward waits, was not given or was taken back, as far as its owner is told, and by which of
 * five sentences. What refuses a whole referral makes no reward, and stands beside none.
 */
export const TOLD_REASONS = {
  [ORDER_UNDONE]: "order",
  "self-payment": "self",
  "same-network": "network",
  "same-buyer": "network",
  "disposable-address": "address",
  velocity: "many",
} as const;

/** A reason that the owner of a reward is told. */
export type ToldReason = keyof typeof TOLD_REASONS;

const UNDOING: readonly ToldReason[] = [ORDER_UNDONE, "self-payment"];

/**
 * What the owner of a reward is told of why it stands there: neither what was cleared up since, nor what
 * a person has written beside it.
 */
export function toldReasons(state: RewardState, reasons: readonly string[]): ToldReason[] {
  const known = reasons.filter((each): each is ToldReason => Object.hasOwn(TOLD_REASONS, each));
  if (state === "review" || state === "rejected") return known;
  return state === "reversed" ? known.filter((each) => UNDOING.includes(each)) : [];
}
