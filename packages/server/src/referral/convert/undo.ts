import { fallsShort, type Money, ORDER_UNDONE } from "@stagelight/core/referral";
import type { CommandContext } from "../../store/commands.ts";
import { lockById } from "../rewards/lock-reward.ts";
import { moveReward, withReason } from "../rewards/move.ts";
import {
  programOf,
  type Reward,
  ruleOf,
  type Work,
  type WorkInput,
  workOn,
} from "../rewards/work.ts";
import { takeBackMilestones } from "./milestones.ts";
import type { Referral } from "./referral.ts";

/** An order that was cancelled, or paid back. */
export interface UndoInput extends WorkInput {
  /** `orderKey` of its id, and what rewards know it by: `order:…`. */
  readonly key: string;
  readonly conversion: string;
  /** Id of the message that says so. */
  readonly message: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** What was paid back; nothing where it is all of it. */
  readonly refunded?: Money;
}

/** What became of it. */
export interface Undone {
  readonly is: "whole" | "part" | "repeated";
  /** Ids of the rewards that were taken back. */
  readonly reversed: readonly string[];
}

/** What stands beside rewards of which only a part was paid back. */
const PART = "partly-refunded";

/**
 * Takes back what was given for an order, wherever it stands: what was used is owed from then on. Where
 * only a part was paid back, that is what asks for a larger order than is left; beside the rest it is
 * noted. Parts add up. A milestone is for all friends together: it stands as long as enough of them are left.
 */
export function undo(context: CommandContext, input: UndoInput): Promise<Undone> {
  return workOn(context, input, async (work): Promise<Undone> => {
    const { is, left } = await keepUndone(work, input);
    if (is === "repeated") return { is, reversed: [] };
    for (const program of await programsOf(work, input.conversion)) await lockById(work, program);
    const reversed: string[] = [];
    for (const reward of await rewardsFor(work, input.conversion)) {
      const deed = ruleOf(work, reward)?.for;
      if (left && !tooLittle(deed, left)) await note(work, reward);
      else if (deed?.kind === "friends") continue;
      else if (await takeBack(work, reward)) reversed.push(reward.id);
    }
    for (const referral of await referralsBy(work, input.conversion)) {
      if (left && !tooLittle(programOf(work, referral.program)?.qualifies, left)) continue;
      reversed.push(...(await uncount(work, referral)));
    }
    return { is, reversed };
  });
}

function tooLittle(deed: Parameters<typeof fallsShort>[0] | undefined, left: Money): boolean {
  return deed !== undefined && fallsShort(deed, left);
}

/** How much of an order is undone by now; `left`: what is not. */
type Extent =
  | { readonly is: "whole" | "repeated"; readonly left?: never }
  | { readonly is: "part"; readonly left: Money };

async function keepUndone(
  { step }: Work,
  { key, message, at, refunded }: UndoInput,
): Promise<Extent> {
  const fresh = { address_key: null, self_key: null, payment_key: null, visitor_id: null };
  await step
    .insertInto("referral_order")
    .values({
      id: key,
      ...fresh,
      profile_id: null,
      amount: null,
      currency: null,
      refunds: "{}",
      at,
      undone_at: null,
    })
    .onConflict((on) => on.column("id").doUpdateSet({ id: key }))
    .execute();
  const order = await step
    .selectFrom("referral_order")
    .selectAll()
    .where("id", "=", key)
    .executeTakeFirstOrThrow();
  if (order.undone_at !== null) return { is: "repeated" };
  const known = refunded && order.amount !== null && order.currency === refunded.currency;
  const refunds = JSON.parse(order.refunds) as Record<string, number>;
  if (known) refunds[message] = refunded.amount;
  const sum = Object.values(refunds).reduce((all, each) => all + each, 0);
  const whole = !known || sum >= order.amount!;
  await step
    .updateTable("referral_order")
    .set({ refunds: JSON.stringify(refunds), undone_at: whole ? at : null })
    .where("id", "=", key)
    .execute();
  return whole
    ? { is: "whole" }
    : { is: "part", left: { amount: order.amount! - sum, currency: order.currency! } };
}

async function programsOf({ step }: Work, conversion: string): Promise<string[]> {
  const referrals = await step
    .selectFrom("referral")
    .select("program")
    .where("conversion", "=", conversion)
    .execute();
  const rewards = await step
    .selectFrom("reward")
    .select("program")
    .where("conversion", "=", conversion)
    .execute();
  return [...new Set([...referrals, ...rewards].map(({ program }) => program))].toSorted();
}

function rewardsFor({ step }: Work, conversion: string): Promise<Reward[]> {
  return step
    .selectFrom("reward")
    .selectAll()
    .where("conversion", "=", conversion)
    .orderBy("id")
    .execute();
}

async function note({ step }: Work, { id, reasons }: Reward): Promise<void> {
  const noted = withReason(reasons, PART);
  await step.updateTable("reward").set({ reasons: noted }).where("id", "=", id).execute();
}

/** Whether there was anything to take back. */
async function takeBack(work: Work, reward: Reward): Promise<boolean> {
  const moved = await moveReward(work, reward, {
    action: "reverse",
    reason: ORDER_UNDONE,
    note: ORDER_UNDONE,
  });
  return moved.is === "moved";
}

function referralsBy({ step }: Work, conversion: string): Promise<Referral[]> {
  return step
    .selectFrom("referral")
    .selectAll()
    .where("conversion", "=", conversion)
    .where("state", "=", "qualified")
    .execute();
}

/**
 * The friend is the referrer's still: another order may count.
 *
 * @returns ids of the milestones that are reached no more
 */
async function uncount(work: Work, referral: Referral): Promise<string[]> {
  const { id, reasons } = referral;
  await work.step
    .updateTable("referral")
    .set({
      state: "attributed",
      qualified_at: null,
      conversion: null,
      reasons: withReason(reasons, ORDER_UNDONE),
    })
    .where("id", "=", id)
    .execute();
  return takeBackMilestones(work, referral, ORDER_UNDONE);
}
