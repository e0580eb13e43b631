import type { ReadDeed, ReadReferralProgram, ReadReferralReward } from "../config/referral.ts";
import type { Money } from "./money.ts";

/** What a friend has done, as far as programs go by it. */
export type FriendDone =
  | { readonly kind: "sign-up" }
  | {
      readonly kind: "order";
      /** None is known of this person or address before it. */
      readonly first: boolean;
      /** Nothing where the shop has not told it. */
      readonly total?: Money;
    };

/** Whether a program goes at a time, in milliseconds since 1970. */
export function programPhase(
  { starts = -Infinity, ends = Infinity }: Pick<ReadReferralProgram, "starts" | "ends">,
  now: number,
): "not-started" | "active" | "over" {
  if (now < starts) return "not-started";
  return now < ends ? "active" : "over";
}

/** Whether a friend who has done this counts for the progress, for milestones and for tiers. */
export function qualifies({ qualifies: deed }: ReadReferralProgram, done: FriendDone): boolean {
  return fulfils(deed, done);
}

function fulfils(deed: ReadDeed, done: FriendDone): boolean {
  if (deed.kind === "sign-up" || done.kind === "sign-up") return deed.kind === done.kind;
  if (deed.kind === "first-order") return done.first;
  const { amount, currency } = deed.over;
  return done.total?.currency === currency && done.total.amount >= amount;
}

/** Whether what is left of an order, once a part was paid back, is less than a deed asks for. */
export function fallsShort(deed: ReadReferralReward["for"], left: Money): boolean {
  if (deed.kind !== "order") return false;
  const { amount, currency } = deed.over;
  return left.currency === currency && left.amount < amount;
}

/** What {@link dueRewards} has to know of the friend and of the referrer. */
export interface RewardsBefore {
  /** Which of the referrer's friends that count this one is, or would be next: from 1. */
  readonly friend: number;
  /** Whether this one counts by what was done now. */
  readonly now: boolean;
  /**
   * Ids of the rewards that stand already: those of this friend's referral, and of milestones those
   * that the referrer has.
   */
  readonly given: ReadonlySet<string>;
}

/** The rewards that are due for what a friend has done, in the order of the config. */
export function dueRewards(
  program: ReadReferralProgram,
  done: FriendDone,
  { friend, now, given }: RewardsBefore,
): ReadReferralReward[] {
  return program.rewards.filter(({ id, for: deed, from, until = Infinity }) => {
    if (given.has(id) || friend < from || friend > until) return false;
    return deed.kind === "friends" ? now && friend >= deed.count : fulfils(deed, done);
  });
}

/** The milestone that comes next for who has so many friends that count. */
export function nextMilestone(
  { rewards }: ReadReferralProgram,
  friends: number,
): { readonly friends: number; readonly reward: ReadReferralReward } | undefined {
  const [next] = milestones(rewards)
    .filter(({ friends: count }) => count > friends)
    .toSorted((a, b) => a.friends - b.friends);
  return next;
}

/** Ids of the milestones that so many friends do not reach, when one of them was taken back. */
export function lostMilestones({ rewards }: ReadReferralProgram, friends: number): string[] {
  return milestones(rewards)
    .filter(({ friends: count }) => count > friends)
    .map(({ reward }) => reward.id);
}

function milestones(rewards: readonly ReadReferralReward[]) {
  return rewards.flatMap((reward) =>
    reward.for.kind === "friends" ? [{ friends: reward.for.count, reward }] : [],
  );
}
