import type { ReadReferralProgram, ReadReferralReward } from "../config/referral.ts";
import { programPhase } from "./program.ts";

/** Why somebody gets nothing. */
export const REFUSALS = [
  "self-address",
  "self-profile",
  "self-visitor",
  "self-payment",
  "customer-already",
  "program-over",
  "program-full",
  "budget-spent",
  "person-full",
] as const;

/** What a person has to look at before anybody gets anything. */
export const DOUBTS = ["same-network", "same-buyer", "disposable-address", "velocity"] as const;

/** One reason of the gate's. */
export type GateReason = (typeof REFUSALS)[number] | (typeof DOUBTS)[number];

/** What the gate says. `hold`: a person decides. */
export interface Verdict {
  readonly verdict: "pass" | "hold" | "refuse";
  /** All that were found, those that refuse first. */
  readonly reasons: readonly GateReason[];
}

/** What one of the two is known by. Plain values or hashes: they are only compared. */
export interface GatePerson {
  /** By {@link import("./mailbox.ts").selfAddress}. */
  readonly addresses?: readonly string[];
  readonly profiles?: readonly string[];
  readonly visitors?: readonly string[];
  /** Ids of payments and customers at the shop. */
  readonly payments?: readonly string[];
  readonly networks?: readonly string[];
}

/** What the gate goes by. */
export interface GateFacts {
  /** When the friend has done it, in milliseconds since 1970. */
  readonly now: number;
  readonly referrer: GatePerson;
  readonly friend: GatePerson;
  /** The friend pays as another friend in this program does, or comes by the same browser. */
  readonly friendAlike: boolean;
  /** The friend had ordered, or signed up where that is what counts, before there was a link. */
  readonly customerAlready: boolean;
  /** The friend's address is of a provider of addresses for a day. */
  readonly disposable: boolean;
  /** Friends of the referrer's that counted within `review.within` before this one. */
  readonly lately: number;
  /** What is left of `caps.total` and of `budget`; nothing where there is no end. */
  readonly left: { readonly rewards: number | null; readonly worth: number | null };
  /** Rewards of the referrer's that stand: all, and those of the last 30 days. */
  readonly person: { readonly all: number; readonly month: number };
}

/** The gate's answer: to the referral, and to each reward that would be due. */
export interface GateAnswer extends Verdict {
  readonly rewards: readonly (Verdict & { readonly reward: ReadReferralReward })[];
}

/**
 * The one gate that every reward passes. What refuses the referral refuses all of its rewards; limits
 * refuse rewards alone, one by one in their order, and the friend still counts.
 *
 * @param due as {@link import("./program.ts").dueRewards} gives them
 */
export function gate(
  program: ReadReferralProgram,
  facts: GateFacts,
  due: readonly ReadReferralReward[],
): GateAnswer {
  const found = [...pairReasons(facts), ...phaseReasons(program, facts), ...doubts(program, facts)];
  let { rewards: rewardsLeft, worth: worthLeft } = facts.left;
  let { all, month } = facts.person;
  const { perPerson = Infinity, perPersonPerMonth = Infinity } = program.caps;
  const rewards = due.map((reward) => {
    const worth = reward.worth?.amount ?? 0;
    const mine = reward.to === "referrer" ? 1 : 0;
    const limits: GateReason[] = [
      ...(rewardsLeft !== null && rewardsLeft < 1 ? (["program-full"] as const) : []),
      ...(worthLeft !== null && worthLeft < worth ? (["budget-spent"] as const) : []),
      ...(mine && (all >= perPerson || month >= perPersonPerMonth)
        ? (["person-full"] as const)
        : []),
    ];
    const verdict = verdictOf([...found, ...limits]);
    if (verdict.verdict !== "refuse") {
      if (rewardsLeft !== null) rewardsLeft -= 1;
      if (worthLeft !== null) worthLeft -= worth;
      all += mine;
      month += mine;
    }
    return { ...verdict, reward };
  });
  return { ...verdictOf(found), rewards };
}

function verdictOf(found: readonly GateReason[]): Verdict {
  const reasons = [...REFUSALS, ...DOUBTS].filter((reason) => found.includes(reason));
  const refused = REFUSALS.some((reason) => found.includes(reason));
  return { verdict: refused ? "refuse" : reasons.length > 0 ? "hold" : "pass", reasons };
}

/** What the two have in common, and means. */
const SHARED = {
  addresses: "self-address",
  profiles: "self-profile",
  visitors: "self-visitor",
  payments: "self-payment",
  networks: "same-network",
} as const satisfies Record<keyof GatePerson, GateReason>;

function pairReasons({ referrer, friend, customerAlready }: GateFacts): GateReason[] {
  const shared = (Object.keys(SHARED) as (keyof GatePerson)[]).filter((key) =>
    referrer[key]?.some((one) => friend[key]?.includes(one)),
  );
  return [
    ...shared.map((key) => SHARED[key]),
    ...(customerAlready ? (["customer-already"] as const) : []),
  ];
}

function phaseReasons(program: ReadReferralProgram, { now }: GateFacts): GateReason[] {
  return programPhase(program, now) === "active" ? [] : ["program-over"];
}

function doubts(
  { review }: ReadReferralProgram,
  { friendAlike, disposable, lately }: GateFacts,
): GateReason[] {
  return [
    ...(friendAlike ? (["same-buyer"] as const) : []),
    ...(disposable ? (["disposable-address"] as const) : []),
    ...(lately >= review.most ? (["velocity"] as const) : []),
  ];
}
