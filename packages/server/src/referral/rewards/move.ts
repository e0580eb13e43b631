import { nextState, type RewardAction, settlesDebt, transfersOf } from "@stagelight/core/referral";
import { alone } from "../../newsletter/incentive/grant.ts";
import { debtsOf, owedOn, writeTransfers } from "../ledger/book.ts";
import type { Member } from "../member.ts";
import { giveBack } from "./budget.ts";
import { dueJob } from "./due-job.ts";
import { takeCode } from "./take-code.ts";
import { tellReward, writeAbout } from "./tell.ts";
import { isOwed, restOf, type Reward, ruleOf, type Work } from "./work.ts";

/** What is done with a reward, and what is written down beside it. */
export interface Move {
  readonly action: RewardAction;
  /** A word of a closed list: stands in the ledger. */
  readonly reason?: string;
  /** Added to what is known of the reward; may be a person's words. */
  readonly note?: string;
  /** The order that it is used for. */
  readonly usedFor?: string;
}

/** Stands beside a reward that a person has stopped after somebody was told of it. */
export const REJECTED = "rejected";

/** What became of it. */
export type Moved =
  | { readonly is: "moved"; readonly reward: Reward }
  /** Nothing of the kind can be done where it stands. */
  | { readonly is: "refused"; readonly state: Reward["state"] }
  /** Nothing is left to give it from, or its rule is in no config: it stays where it is. */
  | { readonly is: "waits"; readonly why: "no-code" | "no-rule" };

/**
 * The one way by which a reward gets from where it stands to somewhere else: decisions of people, time,
 * shops and refunds alike. To be called with its program locked.
 */
export async function moveReward(work: Work, reward: Reward, move: Move): Promise<Moved> {
  const { step, now, actor } = work;
  const to = nextState(reward.state, move.action);
  if (!to) return { is: "refused", state: reward.state };
  const given = move.action === "issue" ? await giving(work, reward) : { code: reward.code };
  if ("why" in given) return given;
  const member = await ownerOf(work, reward);
  const debts = await debtsOf(step, reward, member?.self_key);
  const owed = move.action === "issue" ? await toPay(work, reward, debts) : 0;
  const booked = { ...reward, member: reward.member_id, debts };
  const transfers = transfersOf(booked, reward.state, to, owed);
  const paid = transfers.find((each) => each.step === "settle")?.amount ?? 0;
  const changed: Reward = {
    ...reward,
    ...given,
    state: to,
    settled: reward.settled + paid,
    reasons: move.note === undefined ? reward.reasons : withReason(reward.reasons, move.note),
    used_for: move.action === "use" ? move.usedFor! : to === "issued" ? null : reward.used_for,
    changed_at: now,
  };
  await save(work, reward, changed);
  const { reason } = move;
  await writeTransfers(step, transfers, { reference: reward.id, at: now, actor, reason });
  if ((to === "reversed" || to === "rejected") && !isOwed(changed)) {
    await giveBack(step, reward.program, reward.worth);
  }
  follow(work, reward, changed, member);
  return { is: "moved", reward: changed };
}

/** What a reward has to pay of what is owed: only one at a time reads it, in whichever program. */
async function toPay(
  { database, step }: Work,
  { unit }: Pick<Reward, "unit">,
  debts: string,
): Promise<number> {
  if (settlesDebt(unit)) await alone(step, database.kind, debts);
  return owedOn(step, debts, unit);
}

async function giving(
  work: Work,
  reward: Reward,
): Promise<Extract<Moved, { is: "waits" }> | Pick<Reward, "code">> {
  const rule = ruleOf(work, reward);
  if (!rule) return { is: "waits", why: "no-rule" };
  return (await takeCode(work, reward.program, rule)) ?? { is: "waits", why: "no-code" };
}

/** Adds a reason to a list in JSON. */
export function withReason(reasons: string, reason: string): string {
  const before = JSON.parse(reasons) as string[];
  return before.includes(reason) ? reasons : JSON.stringify([...before, reason]);
}

async function save({ step }: Work, before: Reward, after: Reward): Promise<void> {
  const { numUpdatedRows } = await step
    .updateTable("reward")
    .set(after)
    .where("id", "=", before.id)
    .where("state", "=", before.state)
    .executeTakeFirst();
  // The lock of the program sees to it that this cannot be; money is not left to that alone.
  if (Number(numUpdatedRows) !== 1) throw new Error(`Reward ${before.id} was changed meanwhile.`);
}

/** What is told of it, and what comes next. */
function follow(work: Work, before: Reward, reward: Reward, member: Member | undefined): void {
  switch (reward.state) {
    case "held":
      work.jobs.push(dueJob(reward.id, Math.max(reward.due_at ?? 0, work.now), work.now));
      return;
    case "issued":
      // Only the first time: an order that was not placed gives nothing new.
      if (!member || before.state === "used") return;
      tellReward(work, member, reward, "Referral Reward Issued");
      // Of what has paid a debt with all of it nothing is theirs.
      if (restOf(reward) > 0) writeAbout(work, member, reward, "issued");
      return;
    case "reversed":
      if (!member) return;
      tellReward(work, member, reward, "Referral Reward Reversed");
      writeAbout(
        work,
        member,
        reward,
        "reversed",
        before.state === "used" ? reward.amount : reward.settled,
      );
      return;
    default:
  }
}

/** Whose reward it is; nobody once they are erased. */
export async function ownerOf(
  { step }: Pick<Work, "step">,
  { member_id: id }: Pick<Reward, "member_id">,
): Promise<Member | undefined> {
  return step.selectFrom("referral_member").selectAll().where("id", "=", id).executeTakeFirst();
}
