import type { ReadReferralProgram } from "@stagelight/core/config";
import { DOUBTS, type GateAnswer } from "@stagelight/core/referral";
import type { Member } from "../member.ts";
import { createReward } from "../rewards/create.ts";
import { tellLog } from "../rewards/tell.ts";
import type { Work } from "../rewards/work.ts";
import type { Deed } from "./deed.ts";
import type { Referral } from "./referral.ts";

/** What the gate has let pass, or wants a person to look at. */
export interface Passed {
  readonly program: ReadReferralProgram;
  readonly deed: Deed;
  readonly referral: Referral;
  readonly referrer: Member;
  readonly counts: boolean;
  /** Which of the referrer's friends it is. */
  readonly friend: number;
  readonly answer: GateAnswer;
}

/**
 * Gives each what they have earned.
 *
 * @returns ids of the rewards
 */
export async function rewardAll(work: Work, passed: Passed): Promise<string[]> {
  const { program, deed, referral, referrer, counts, friend, answer } = passed;
  if (counts) {
    const properties = { program: program.id, friends: friend };
    tellLog(work, referrer, "Referral Qualified", properties, {
      cause: `${referral.id} ${deed.conversion}`,
    });
  }
  const ids: string[] = [];
  for (const { reward: rule, verdict: own, reasons: found } of answer.rewards) {
    const others = rule.for.kind === "friends" ? await doubtsOf(work, program.id, referrer.id) : [];
    const verdict = own === "pass" && others.length > 0 ? "hold" : own;
    const reasons = [...new Set([...found, ...others])];
    const member = rule.to === "referrer" ? referrer : await friendOf(work, referral);
    // A friend whom nobody can write to, and a limit that was reached: see the referral's reasons.
    if (verdict === "refuse" || !member) continue;
    const reward = await createReward(work, {
      program,
      rule,
      referral: referral.id,
      member,
      conversion: deed.conversion,
      at: deed.at,
      verdict,
      reasons,
    });
    ids.push(reward.id);
  }
  return ids;
}

/** What is doubtful of any of somebody's friends that count: a milestone is for all of them. */
async function doubtsOf({ step }: Work, program: string, referrer: string): Promise<string[]> {
  const friends = await step
    .selectFrom("referral")
    .select("reasons")
    .where("program", "=", program)
    .where("referrer_id", "=", referrer)
    .where("state", "=", "qualified")
    .execute();
  const found = new Set(friends.flatMap(({ reasons }) => JSON.parse(reasons) as string[]));
  return DOUBTS.filter((doubt) => found.has(doubt));
}

async function friendOf({ step }: Work, { friend_id: id }: Referral): Promise<Member | undefined> {
  if (id === null) return undefined;
  return step.selectFrom("referral_member").selectAll().where("id", "=", id).executeTakeFirst();
}
