import type { ReadReferralProgram } from "@stagelight/core/config";
import { sql, type Selectable, type Transaction } from "kysely";
import type { DatabaseKind } from "../../store/database.ts";
import type { ReferralBudgetTable } from "../../store/referral-tables.ts";
import type { Tables } from "../../store/tables.ts";

/** A program's budget, while nobody else gives or takes anything of it. */
export type Budget = Selectable<ReferralBudgetTable>;

/**
 * Begins to write before anything is read: in SQLite a transaction that reads first may see what is over
 * by the time at which it writes, and fails then.
 */
export async function beginWriting(step: Transaction<Tables>, kind: DatabaseKind): Promise<void> {
  if (kind !== "sqlite") return;
  await step.deleteFrom("referral_budget").where("program", "=", "").execute();
}

/**
 * Locks a program until the transaction ends: whatever gives or takes back its rewards waits here for
 * one another, in both databases. What is left follows from the config of today.
 */
export async function lockProgram(
  step: Transaction<Tables>,
  { id, caps, budget }: Pick<ReadReferralProgram, "id" | "caps" | "budget">,
): Promise<Budget> {
  const fresh = { program: id, rewards: 0, worth: 0, rewards_left: null, worth_left: null };
  const row = await step
    .insertInto("referral_budget")
    .values({ ...fresh, unit: budget?.currency ?? null })
    .onConflict((on) => on.column("program").doUpdateSet({ program: id }))
    .returningAll()
    .executeTakeFirstOrThrow();
  const unit = budget?.currency ?? null;
  // What rewards are worth is counted in the currency of the budget.
  const worth = row.unit === unit ? row.worth : 0;
  const left = {
    worth,
    unit,
    rewards_left: caps.total === undefined ? null : Math.max(0, caps.total - row.rewards),
    worth_left: budget === undefined ? null : Math.max(0, budget.amount - worth),
  };
  const changed = Object.entries(left).some(([key, value]) => row[key as keyof Budget] !== value);
  if (changed) {
    await step.updateTable("referral_budget").set(left).where("program", "=", id).execute();
  }
  return { ...row, ...left };
}

/** Takes one reward and its worth out of the budget. The database refuses what is more than is left. */
export async function takeFromBudget(
  step: Transaction<Tables>,
  program: string,
  worth: number,
): Promise<void> {
  await changeBudget(step, program, 1, worth);
}

/** Puts one reward and its worth back. */
export async function giveBack(
  step: Transaction<Tables>,
  program: string,
  worth: number,
): Promise<void> {
  await changeBudget(step, program, -1, -worth);
}

async function changeBudget(
  step: Transaction<Tables>,
  program: string,
  rewards: 1 | -1,
  worth: number,
): Promise<void> {
  await step
    .updateTable("referral_budget")
    .set((row) => ({
      rewards: row("rewards", "+", rewards),
      // After another currency has come into the config there may be more to put back than was taken.
      worth: sql<number>`case when worth + ${worth} < 0 then 0 else worth + ${worth} end`,
      rewards_left: row("rewards_left", "-", rewards),
      worth_left: row("worth_left", "-", worth),
    }))
    .where("program", "=", program)
    .execute();
}
