import type { CommandContext } from "../../store/commands.ts";
import { auditDeed, type Deed } from "../../team/audit/audit.ts";
import { takeBackMilestones } from "../convert/milestones.ts";
import { approve, giveDue, heldUntil } from "./due.ts";
import { lockReward } from "./lock-reward.ts";
import { moveReward, REJECTED, withReason } from "./move.ts";
import { programOf, type Reward, type Work, type WorkInput, workOn } from "./work.ts";

/** The longest reason that is kept, in characters. */
export const LONGEST_REASON = 300;

/** What a person has decided. */
export interface DecideInput extends WorkInput {
  readonly reward: string;
  readonly decision: "approve" | "reject";
  /** What is approved is given out without its hold, or the rest of it. */
  readonly atOnce?: boolean;
  /** In the person's words. */
  readonly note?: string;
  /** Written down with it, with the state that it leads to. */
  readonly deed?: Deed;
}

/** What became of it. */
export type Decided =
  | { readonly is: "unknown" }
  /** There is nothing to decide where it stands. */
  | { readonly is: "refused"; readonly state: Reward["state"] }
  /** It is held, and nobody has said that it is to be given at once. `at`: until when. */
  | { readonly is: "early"; readonly at: number }
  | {
      readonly is: "done";
      readonly state: Reward["state"];
      readonly waits?: "no-code" | "no-rule";
    };

/**
 * Does what a person has decided. One that waits for a decision is held as long as any other, or given
 * out if that time is over; one that is held is given out now if that was asked for; one that is
 * approved, if there is something to give by now. What is rejected takes nothing of the budget any more; what the person was
 * told of already (it is held or approved) is taken back by it, and not given for another order.
 */
export function decideReward(
  context: Pick<CommandContext, "database" | "appended">,
  input: DecideInput,
): Promise<Decided> {
  return workOn(context, input, async (work): Promise<Decided> => {
    const reward = await lockReward(work, input.reward);
    if (!reward) return { is: "unknown" };
    const decided =
      input.decision === "approve"
        ? await approved(work, reward, input)
        : await rejected(work, reward, input.note);
    if (decided.is === "done") {
      const outcome = { state: decided.state, atOnce: input.atOnce ?? false };
      await auditDeed(work.step, input.deed, work.now, outcome);
    }
    return decided;
  });
}

async function approved(
  work: Work,
  reward: Reward,
  { note, atOnce = false }: Pick<DecideInput, "note" | "atOnce">,
): Promise<Decided> {
  const give = atOnce ? approve : giveDue;
  if (reward.state === "review") {
    const released = await moveReward(work, reward, {
      action: "release",
      ...(note !== undefined && { note }),
    });
    if (released.is !== "moved") return { is: "refused", state: reward.state };
    const due = await give(work, released.reward);
    return afterwards(work, reward, due.is === "waits" ? due.why : undefined);
  }
  if (reward.state !== "held" && reward.state !== "approved") {
    return { is: "refused", state: reward.state };
  }
  const at = heldUntil(work, reward);
  if (at !== undefined && !atOnce) return { is: "early", at };
  if (note !== undefined) await addNote(work, reward, note);
  const due = await give(work, await again(work, reward));
  return afterwards(work, reward, due.is === "waits" ? due.why : undefined);
}

async function rejected(work: Work, reward: Reward, note: string | undefined): Promise<Decided> {
  const told = reward.state === "held" || reward.state === "approved";
  if (told) await addNote(work, reward, REJECTED);
  const moved = await moveReward(work, await again(work, reward), {
    ...(told ? { action: "reverse", reason: REJECTED } : { action: "reject" }),
    ...(note !== undefined && { note }),
  });
  if (moved.is !== "moved") return { is: "refused", state: reward.state };
  await refuseReferral(work, reward);
  return afterwards(work, reward);
}

/**
 * A friend of whom nothing is left to give does not count either. A milestone that the friend happened
 * to reach is for all of the referrer's friends: that it stands says nothing of this one.
 */
async function refuseReferral(work: Work, { referral_id: id, program }: Reward): Promise<void> {
  if (id === null) return;
  const rules = programOf(work, program)?.rewards ?? [];
  const milestones = rules.filter((rule) => rule.for.kind === "friends").map((rule) => rule.id);
  const standing = await work.step
    .selectFrom("reward")
    .select("rule")
    .where("referral_id", "=", id)
    .where("state", "not in", ["rejected", "reversed"])
    .execute();
  if (standing.some(({ rule }) => !milestones.includes(rule))) return;
  const referral = await work.step
    .selectFrom("referral")
    .selectAll()
    .where("id", "=", id)
    .executeTakeFirst();
  if (!referral || referral.state === "refused") return;
  const reasons = withReason(referral.reasons, REJECTED);
  await work.step
    .updateTable("referral")
    .set({ state: "refused", qualified_at: null, reasons })
    .where("id", "=", id)
    .execute();
  await takeBackMilestones(work, referral, "friend-rejected");
}

async function addNote({ step }: Work, { id, reasons }: Reward, note: string): Promise<void> {
  const added = withReason(reasons, note);
  await step.updateTable("reward").set({ reasons: added }).where("id", "=", id).execute();
}

async function again({ step }: Work, { id }: Reward): Promise<Reward> {
  return step.selectFrom("reward").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
}

async function afterwards(
  work: Work,
  reward: Reward,
  waits?: "no-code" | "no-rule",
): Promise<Decided> {
  return { is: "done", state: (await again(work, reward)).state, ...(waits && { waits }) };
}
