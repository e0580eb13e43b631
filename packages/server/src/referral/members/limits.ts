import type { ReadReferralProgram } from "@stagelight/core/config";
import type { ReferralStatusAnswer } from "@stagelight/core/endpoints";
import { programPhase } from "@stagelight/core/referral";
import type { Kysely } from "kysely";
import type { Tables } from "../../store/tables.ts";
import { standingRewards } from "../convert/gate-facts.ts";

/** How a program stands for everybody, whoever asks. */
export type ProgramState = Exclude<ReferralStatusAnswer["state"], "none">;

/** How a program stands: whether it goes, and whether it has anything left to give. */
export async function programState(
  db: Kysely<Tables>,
  program: ReadReferralProgram,
  now: number,
): Promise<ProgramState> {
  const phase = programPhase(program, now);
  if (phase !== "active") return phase;
  const left = await leftOf(db, program);
  const full = left.rewards < 1 || left.worth <= 0 || left.worth < leastWorth(program.rewards);
  return full ? "full" : "active";
}

/**
 * Why the next friend brings a member nothing, though friends go on counting: what the gate will say of
 * every reward that they could get. Nothing while the program does not go.
 */
export async function limitsOf(
  db: Kysely<Tables>,
  program: ReadReferralProgram,
  member: string,
  now: number,
): Promise<ReferralStatusAnswer["limits"]> {
  if (programPhase(program, now) !== "active") return [];
  const theirs = program.rewards.filter(({ to }) => to === "referrer");
  if (theirs.length === 0) return [];
  const { perPerson = Infinity, perPersonPerMonth = Infinity } = program.caps;
  const { all, month } = await standingRewards(db, program, member, now);
  const left = await leftOf(db, program);
  return [
    ...(all >= perPerson || month >= perPersonPerMonth ? (["person-full"] as const) : []),
    ...(left.rewards < 1 ? (["program-full"] as const) : []),
    ...(left.worth < leastWorth(theirs) ? (["budget-spent"] as const) : []),
  ];
}

/** Of a limit, so much is little. */
const LITTLE = 0.1;

/** How much is left of what a program gives: nothing is said of one without a limit. */
export async function fillingOf(
  db: Kysely<Tables>,
  program: ReadReferralProgram,
  now: number,
): Promise<"enough" | "little" | "nothing"> {
  if (programPhase(program, now) !== "active") return "enough";
  if ((await programState(db, program, now)) === "full") return "nothing";
  const { rewards, worth } = await leftOf(db, program);
  const { caps, budget } = program;
  const little =
    rewards < (caps.total ?? Infinity) * LITTLE || worth < (budget?.amount ?? Infinity) * LITTLE;
  return little ? "little" : "enough";
}

/** What is left to give, by the config of today, which the row is brought up to with the next reward. */
async function leftOf(
  db: Kysely<Tables>,
  { id, caps, budget }: ReadReferralProgram,
): Promise<{ readonly rewards: number; readonly worth: number }> {
  if (caps.total === undefined && budget === undefined) {
    return { rewards: Infinity, worth: Infinity };
  }
  const row = await db
    .selectFrom("referral_budget")
    .select(["rewards", "worth", "unit"])
    .where("program", "=", id)
    .executeTakeFirst();
  const worth = row && row.unit === (budget?.currency ?? null) ? Number(row.worth) : 0;
  return {
    rewards: (caps.total ?? Infinity) - Number(row?.rewards ?? 0),
    worth: (budget?.amount ?? Infinity) - worth,
  };
}

/** What must be left of a budget for any of them. */
function leastWorth(rewards: ReadReferralProgram["rewards"]): number {
  return rewards.length === 0 ? 0 : Math.min(...rewards.map(({ worth }) => worth?.amount ?? 0));
}
