import type { ReadReferralProgram, ReadReferralReward } from "@stagelight/core/config";
import { settlesDebt } from "@stagelight/core/referral";
import type { ExpressionBuilder, Selectable, Transaction } from "kysely";
import type { LogEntry } from "../../log/log.ts";
import type { NewJob } from "../../outbox/job.ts";
import { insertJobs } from "../../outbox/write-jobs.ts";
import type { CommandContext } from "../../store/commands.ts";
import type { Database } from "../../store/database.ts";
import type { RewardTable } from "../../store/referral-tables.ts";
import type { Tables } from "../../store/tables.ts";
import type { Actor } from "../ledger/book.ts";
import { beginWriting } from "./budget.ts";

/** A row of `reward`. */
export type Reward = Selectable<RewardTable>;

/** What everything that changes rewards is given. Plain data. */
export interface WorkInput {
  /** All of the config. */
  readonly programs: readonly ReadReferralProgram[];
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly actor: Actor;
}

/** A transaction that changes rewards. What is to be told and to be done is written at its end. */
export interface Work extends WorkInput {
  readonly database: Pick<Database, "kind" | "log" | "bulk">;
  readonly step: Transaction<Tables>;
  readonly events: LogEntry[];
  readonly jobs: NewJob[];
}

/** Runs a transaction that changes rewards: all of it, its events and its mails, or nothing. */
export async function workOn<Result>(
  { database, appended }: Pick<CommandContext, "database" | "appended">,
  { programs, now, actor }: WorkInput,
  run: (work: Work) => Promise<Result>,
): Promise<Result> {
  const events: LogEntry[] = [];
  const jobs: NewJob[] = [];
  const result = await database.db.transaction().execute(async (step) => {
    await beginWriting(step, database.kind);
    const done = await run({ database, step, programs, now, actor, events, jobs });
    await insertJobs(database.bulk, step, jobs);
    if (events.length > 0) await database.log.append(events, step);
    return done;
  });
  if (events.length > 0) appended();
  return result;
}

/**
 * Whether something is owed for ever: a thing that was used, and taken back. Credit is paid by the next
 * one; a thing is not, so it counts as given.
 */
export function isOwed({
  state,
  used_for: used,
  unit,
}: Pick<Reward, "state" | "used_for" | "unit">): boolean {
  return state === "reversed" && used !== null && !settlesDebt(unit);
}

/** The same in the database, with those that stand: what caps and the budget count. */
export function counted(row: ExpressionBuilder<Tables, "reward">) {
  return row.or([
    row("state", "not in", ["reversed", "rejected"]),
    row.and([
      row("state", "=", "reversed"),
      row("used_for", "is not", null),
      row("unit", "like", "reward:%"),
    ]),
  ]);
}

/** What of a reward is left to be spent: what has paid a debt is gone. In its unit. */
export function restOf({ amount, settled }: Pick<Reward, "amount" | "settled">): number {
  return Number(amount) - Number(settled);
}

/** A program of the config. */
export function programOf(
  { programs }: Pick<WorkInput, "programs">,
  id: string,
): ReadReferralProgram | undefined {
  return programs.find((each) => each.id === id);
}

/** The rule that a reward was given by, while it stands in the config. */
export function ruleOf(
  input: Pick<WorkInput, "programs">,
  { program, rule }: Pick<Reward, "program" | "rule">,
): ReadReferralReward | undefined {
  return programOf(input, program)?.rewards.find(({ id }) => id === rule);
}
