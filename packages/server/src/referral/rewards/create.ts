import { debtAccount, firstState, transfersOf } from "@stagelight/core/referral";
import type { ReadReferralProgram, ReadReferralReward } from "@stagelight/core/config";
import { uuidOf } from "../../keys/uuid.ts";
import { writeTransfers } from "../ledger/book.ts";
import type { Member } from "../member.ts";
import { takeFromBudget } from "./budget.ts";
import { dueJob } from "./due-job.ts";
import { tellReward, writeAbout } from "./tell.ts";
import type { Reward, Work } from "./work.ts";

/** A reward that the gate has let pass, or wants a person to look at. */
export interface Earned {
  readonly program: ReadReferralProgram;
  readonly rule: ReadReferralReward;
  readonly referral: string;
  readonly member: Member;
  readonly conversion: string;
  /** When it was earned, in milliseconds since 1970: the hold counts from there. */
  readonly at: number;
  readonly verdict: "pass" | "hold";
  readonly reasons: readonly string[];
}

/**
 * Gives a reward, once for each conversion, rule and person. To be called with its program locked, as
 * the gate has seen what is left.
 */
export async function createReward(work: Work, earned: Earned): Promise<Reward> {
  const { step, now, actor } = work;
  const { program, rule, referral, member, conversion, at, verdict, reasons } = earned;
  const state = firstState(verdict);
  const worth = rule.worth?.currency === program.budget?.currency ? (rule.worth?.amount ?? 0) : 0;
  const reward: Reward = {
    id: uuidOf(`reward ${program.id} ${rule.id} ${conversion} ${member.id}`),
    program: program.id,
    rule: rule.id,
    referral_id: referral,
    member_id: member.id,
    conversion,
    unit: rule.unit,
    amount: rule.amount,
    settled: 0,
    worth,
    state,
    due_at: at + rule.hold * 1_000,
    code: null,
    used_for: null,
    reasons: JSON.stringify(reasons),
    created_at: now,
    changed_at: now,
  };
  await step.insertInto("reward").values(reward).execute();
  await takeFromBudget(step, program.id, worth);
  const booked = { ...reward, member: member.id, debts: debtAccount(member.self_key) };
  const transfers = transfersOf(booked, undefined, state);
  await writeTransfers(step, transfers, { reference: reward.id, at: now, actor });
  tellReward(work, member, reward, "Referral Reward Earned");
  // What is not held comes by its own mail in a moment.
  if (state === "review" || rule.hold > 0)
    writeAbout(work, member, reward, state === "review" ? "review" : "held");
  if (state === "held") work.jobs.push(dueJob(reward.id, Math.max(reward.due_at!, now), now));
  return reward;
}
