import { lostMilestones } from "@stagelight/core/referral";
import { moveReward } from "../rewards/move.ts";
import { programOf, type Work } from "../rewards/work.ts";
import { countFriends } from "./gate-facts.ts";
import type { Referral } from "./referral.ts";

/**
 * Takes milestones back that somebody's friends do not reach any more.
 *
 * @returns their ids
 */
export async function takeBackMilestones(
  work: Work,
  { program: id, referrer_id: referrer }: Pick<Referral, "program" | "referrer_id">,
  reason: string,
): Promise<string[]> {
  const program = programOf(work, id);
  if (!program) return [];
  const lost = lostMilestones(program, await countFriends(work.step, program, referrer));
  if (lost.length === 0) return [];
  const rewards = await work.step
    .selectFrom("reward")
    .selectAll()
    .where("program", "=", id)
    .where("member_id", "=", referrer)
    .where("rule", "in", lost)
    .where("state", "not in", ["reversed", "rejected"])
    .orderBy("id")
    .execute();
  for (const reward of rewards) {
    await moveReward(work, reward, { action: "reverse", reason, note: reason });
  }
  return rewards.map(({ id }) => id);
}
