import { readCode } from "@stagelight/core/referral";
import type { Kysely } from "kysely";
import type { CommandContext } from "../../store/commands.ts";
import type { Tables } from "../../store/tables.ts";
import { codeRow } from "../convert/touches.ts";
import { lockReward } from "../rewards/lock-reward.ts";
import { moveReward } from "../rewards/move.ts";
import { restOf, type Reward, type WorkInput, workOn } from "../rewards/work.ts";
import { type GiftFriend, type NoGift, redeemGift } from "./gift.ts";

/** A reward or a friend's gift that an order uses, or does not use after all. */
export interface RedeemInput extends WorkInput {
  /** The friend's or the reward's code, as it was typed, or the reward's id. */
  readonly code: string;
  readonly orderId: string;
  readonly action: "use" | "unuse";
  /** Whoever orders, as far as known: a gift is for one friend. */
  readonly friend?: GiftFriend | undefined;
}

/** What became of it. */
export type Redeemed =
  | {
      readonly is: "done";
      readonly program: string;
      /** Of a reward. */
      readonly rule?: string;
      readonly state: "used" | "issued";
    }
  | { readonly is: "unknown" }
  /** Another order has used it. */
  | { readonly is: "taken" }
  /** A gift, and nobody has said who orders. */
  | { readonly is: "no-address" }
  /** It is not given out yet, was taken back, or has paid a debt with all of it; or is not for this friend. */
  | { readonly is: "not-usable"; readonly why: Reward["state"] | NoGift };

/**
 * Marks a reward or a friend's gift as used by an order, or gives it back. The same again changes nothing.
 */
export function redeem(context: CommandContext, input: RedeemInput): Promise<Redeemed> {
  const { code, orderId, action } = input;
  const typed = readCode(code);
  return workOn(context, input, async (work): Promise<Redeemed> => {
    const friends = typed === undefined ? undefined : await codeRow(work.step, typed);
    if (friends) return redeemGift(work, friends, input);
    const found = await rewardByCode(work.step, code);
    const reward = found && (await lockReward(work, found.id));
    if (!reward) return { is: "unknown" };
    const { program, rule, state } = reward;
    if (state === "used" && reward.used_for !== orderId) return { is: "taken" };
    if (state !== "used" && state !== "issued") return { is: "not-usable", why: state };
    if (action === "use" && restOf(reward) === 0) return { is: "not-usable", why: "used" };
    const wanted = action === "use" ? "used" : "issued";
    if (state !== wanted) await moveReward(work, reward, { action, usedFor: orderId });
    return { is: "done", program, rule, state: wanted };
  });
}

/** The reward that has a code; by its own id where it has none. */
export async function rewardByCode(
  db: Pick<Kysely<Tables>, "selectFrom">,
  code: string,
): Promise<Reward | undefined> {
  const typed = code.trim();
  return db
    .selectFrom("reward")
    .selectAll()
    .where((row) =>
      row.or([
        row("code", "in", [typed, typed.toUpperCase()]),
        row.and([row("id", "=", typed), row("code", "is", null)]),
      ]),
    )
    .orderBy("created_at", "desc")
    .executeTakeFirst();
}
