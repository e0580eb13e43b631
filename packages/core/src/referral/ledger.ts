import type { RewardAction, RewardState } from "./life.ts";

/** Parts of a member's account. */
export const MEMBER_PARTS = ["held", "approved", "issued", "used"] as const;

/** One of {@link MEMBER_PARTS}. */
export type MemberPart = (typeof MEMBER_PARTS)[number];

/** One movement of an amount; each is written once and never changed. */
export interface Transfer {
  /** Of a reward, one step is one transfer, but `issue` can be two: `settle` pays a debt. */
  readonly step: "hold" | RewardAction | "settle" | "unsettle";
  /** A currency, `reward:<program>/<rule>`, or one day `points`. */
  readonly unit: string;
  /** Whole, more than 0. */
  readonly amount: number;
  readonly from: string;
  readonly to: string;
}

/** What is booked of a reward. */
export interface BookedReward {
  readonly program: string;
  readonly member: string;
  /** Account of what whoever's it is owes, as {@link debtAccount} gives it. */
  readonly debts: string;
  readonly unit: string;
  readonly amount: number;
  /** What of it has paid a debt, when it was issued. */
  readonly settled: number;
}

/** The account that a program gives from. */
export function programAccount(program: string): string {
  return `program:${program}`;
}

/** A part of a member's account. */
export function memberAccount(member: string, part: MemberPart): string {
  return `member:${member}:${part}`;
}

/**
 * The account of what a person owes, by whichever of their mailboxes: what is taken back after its use
 * makes it negative, and never is it more than 0.
 */
export function debtAccount(person: string): string {
  return `person:${person}:debt`;
}

/** Whether rewards of a unit pay what is owed of it: money does, things do not. */
export function settlesDebt(unit: string): boolean {
  return !unit.startsWith("reward:");
}

/**
 * The transfers of one step in the life of a reward.
 *
 * @param from where it stood; nothing when it begins
 * @param to where it stands then
 * @param owed what is on the account of debts in this unit, 0 or more; only issuing goes by it
 */
export function transfersOf(
  reward: BookedReward,
  from: RewardState | undefined,
  to: RewardState,
  owed = 0,
): Transfer[] {
  const { unit, amount, settled, debts } = reward;
  const program = programAccount(reward.program);
  const part = (name: MemberPart) => memberAccount(reward.member, name);
  const move = (step: Transfer["step"], much: number, source: string, target: string) =>
    much > 0 ? [{ step, unit, amount: much, from: source, to: target }] : [];
  const rest = amount - settled;
  switch (to) {
    case "held":
      return move(from === "review" ? "release" : "hold", amount, program, part("held"));
    case "approved":
      return move("approve", amount, part("held"), part("approved"));
    case "issued": {
      if (from === "used") return move("unuse", rest, part("used"), part("issued"));
      const paid = settlesDebt(unit) ? Math.min(amount, owed) : 0;
      return [
        ...move("settle", paid, part("approved"), debts),
        ...move("issue", amount - paid, part("approved"), part("issued")),
      ];
    }
    case "used":
      return move("use", rest, part("issued"), part("used"));
    case "reversed":
      if (from === undefined || from === "review") return [];
      return [
        ...move("reverse", rest, from === "used" ? debts : part(from as MemberPart), program),
        ...move("unsettle", settled, debts, program),
      ];
    case "review":
    case "rejected":
      return [];
  }
}

/** What is on each account, by unit and account: what came in less what went out. */
export function balances(
  transfers: Iterable<Transfer>,
): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const units = new Map<string, Map<string, number>>();
  for (const { unit, amount, from, to } of transfers) {
    const accounts = units.get(unit) ?? new Map<string, number>();
    units.set(unit, accounts);
    accounts.set(from, (accounts.get(from) ?? 0) - amount);
    accounts.set(to, (accounts.get(to) ?? 0) + amount);
  }
  return units;
}
