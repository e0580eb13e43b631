import type { CommandContext } from "../../store/commands.ts";
import { lockReward } from "./lock-reward.ts";
import { moveReward, ownerOf } from "./move.ts";
import { type Reward, type Work, type WorkInput, workOn } from "./work.ts";

/** A reward that may be due. */
export interface DueInput extends WorkInput {
  readonly reward: string;
}

/** What became of a reward that may be due. */
export type Due =
  | { readonly is: "issued" | "reversed" }
  /** There was nothing to do. */
  | { readonly is: "settled" }
  | { readonly is: "early"; readonly at: number }
  | { readonly is: "waits"; readonly why: "no-code" | "no-rule" };

/** Approves a reward whose time has passed, and gives it out if there is something to give. */
export function rewardDue(context: CommandContext, input: DueInput): Promise<Due> {
  return workOn(context, input, async (work) => {
    const reward = await lockReward(work, input.reward);
    return reward ? giveDue(work, reward) : { is: "settled" };
  });
}

/** The same in a transaction that has locked the program. */
export async function giveDue(work: Work, reward: Reward): Promise<Due> {
  const at = heldUntil(work, reward);
  return at === undefined ? approve(work, reward) : { is: "early", at };
}

/** When a reward will be due that is held, in milliseconds since 1970; nothing where it is by now. */
export function heldUntil(
  { now }: Pick<Work, "now">,
  { state, due_at: at }: Reward,
): number | undefined {
  return state === "held" && at !== null && at > now ? at : undefined;
}

/**
 * Approves a reward that is held, whenever it is due, and gives it out; one that is approved is given
 * out. What has come to light meanwhile takes it back, whoever wants to give it.
 */
export async function approve(work: Work, reward: Reward): Promise<Due> {
  if (reward.state !== "held" && reward.state !== "approved") return { is: "settled" };
  const ready = reward.state === "held" ? await approved(work, reward) : reward;
  if (!ready) return { is: "reversed" };
  const issued = await moveReward(work, ready, { action: "issue" });
  if (issued.is === "waits") return issued;
  return { is: issued.is === "moved" ? "issued" : "settled" };
}

async function approved(work: Work, reward: Reward): Promise<Reward | undefined> {
  const reason = await found(work, reward);
  const action = reason === undefined ? "approve" : "reverse";
  const noted = reason === undefined ? {} : { reason, note: reason };
  const moved = await moveReward(work, reward, { action, ...noted });
  return moved.is === "moved" && action === "approve" ? moved.reward : undefined;
}

/** What has come to light while it was held. */
async function found(work: Work, reward: Reward): Promise<string | undefined> {
  // Who was erased can be given nothing.
  if (!(await ownerOf(work, reward))) return "nobody";
  return (await paysAlike(work, reward)) ? "self-payment" : undefined;
}

/** Whether the friend's orders and the referrer's were paid by the same means. */
async function paysAlike({ step }: Work, { referral_id: id }: Reward): Promise<boolean> {
  if (id === null) return false;
  const row = await step
    .selectFrom("referral")
    .innerJoin("referral_member as referrer", "referrer.id", "referral.referrer_id")
    .innerJoin("referral_order as own", "own.self_key", "referrer.self_key")
    .innerJoin("referral_order as other", "other.payment_key", "own.payment_key")
    .select("referral.id")
    .where("referral.id", "=", id)
    .whereRef("other.self_key", "=", "referral.friend_key")
    .executeTakeFirst();
  return row !== undefined;
}
