import type { ReadReferralProgram } from "@stagelight/core/config";
import type { GateAnswer } from "@stagelight/core/referral";
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
  for (const { reward: rule, verdict, reasons } of answer.rewards) {
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

async function friendOf({ step }: Work, { friend_id: id }: Referral): Promise<Member | undefined> {
  if (id === null) return undefined;
  return step.selectFrom("referral_member").selectAll().where("id", "=", id).executeTakeFirst();
}
