import type { ReadReferralProgram } from "@stagelight/core/config";
import { programPhase } from "@stagelight/core/referral";
import type { Kysely, Transaction } from "kysely";
import { profileOf } from "../../identity/profile-of.ts";
import type { KeyRing } from "../../keys/key-ring.ts";
import type { Tables } from "../../store/tables.ts";
import { orderKey, ordersOf } from "../convert/orders.ts";
import { mailboxKeys, selfKeys } from "../keys.ts";
import { lockProgram } from "../rewards/budget.ts";
import { programOf, type Work } from "../rewards/work.ts";
import type { Redeemed, RedeemInput } from "./redeem.ts";

type Db = Pick<Kysely<Tables>, "selectFrom">;

/** The friend of a code, by the address that they order with. Plain data. */
export interface GiftFriend {
  /** In its canonical form. */
  readonly email: string;
  /** As `mailboxKeys` and `selfKeys` give them. */
  readonly addressKeys: readonly string[];
  readonly selfKeys: readonly string[];
}

/** @param email in its canonical form */
export function giftFriend(ring: KeyRing, email: string): GiftFriend {
  return { email, addressKeys: mailboxKeys(ring, email), selfKeys: selfKeys(ring, email) };
}

/** Why a friend does not get the gift of a code: the gate says the same of the order, once it is placed. */
export type NoGift = "not-started" | "over" | "own-code" | "customer-already";

/** A code, and whose it is. */
export interface FriendCode {
  readonly program: string;
  readonly member_id: string;
}

/**
 * Why somebody does not get a gift; nothing where they do. Without an address only the program is looked
 * at.
 *
 * @param but id of the order that the gift is for
 */
export async function againstGift(
  db: Db,
  program: ReadReferralProgram,
  about: { readonly member: string; readonly friend: GiftFriend | undefined; readonly now: number },
  but?: string,
): Promise<NoGift | undefined> {
  const { member, friend, now } = about;
  const phase = programPhase(program, now);
  if (phase !== "active") return phase;
  if (!friend) return undefined;
  const own = await db
    .selectFrom("referral_member")
    .select(["self_key", "email"])
    .where("id", "=", member)
    .executeTakeFirst();
  const profileId = await profileOf(db, friend.email);
  if (own && friend.selfKeys.includes(own.self_key)) return "own-code";
  // Two addresses that are proven to be one person's.
  if (own && profileId !== null && (await profileOf(db, own.email)) === profileId) {
    return "own-code";
  }
  const { addressKeys, selfKeys: keys } = friend;
  const customer = { addressKeys, selfKeys: keys, profileId, visitorId: null };
  const orders = await ordersOf(db, customer, but === undefined ? undefined : orderKey(but));
  return orders.length > 0 ? "customer-already" : undefined;
}

/** The order that has used the gift of a friend in a program, as `orderKey` gives it. */
export async function giftUsedBy(
  db: Db,
  program: string,
  friend: GiftFriend,
): Promise<string | undefined> {
  const row = await db
    .selectFrom("referral_gift")
    .select("order_key")
    .where("program", "=", program)
    .where("friend_key", "in", friend.selfKeys)
    .executeTakeFirst();
  return row?.order_key;
}

/** Marks a friend's gift as used by an order, or gives it back. The same again changes nothing. */
export async function redeemGift(
  work: Work,
  { program: id, member_id: member }: FriendCode,
  { action, orderId, friend }: RedeemInput,
): Promise<Redeemed> {
  const program = programOf(work, id);
  if (!program) return { is: "unknown" };
  const { step, now } = work;
  const key = orderKey(orderId);
  if (action === "unuse") {
    await giveBack(step, id, key);
    return { is: "done", program: id, state: "issued" };
  }
  if (!friend) return { is: "no-address" };
  await lockProgram(step, program);
  const used = await giftUsedBy(step, id, friend);
  if (used !== undefined && used !== key) return { is: "taken" };
  const done = { is: "done", program: id, state: "used" } as const;
  if (used === key) return done;
  const why = await againstGift(step, program, { member, friend, now }, orderId);
  if (why) return { is: "not-usable", why };
  await step
    .insertInto("referral_gift")
    .values({ program: id, friend_key: friend.selfKeys[0]!, order_key: key, at: now })
    .execute();
  return done;
}

async function giveBack(step: Transaction<Tables>, program: string, key: string): Promise<void> {
  await step
    .deleteFrom("referral_gift")
    .where("program", "=", program)
    .where("order_key", "=", key)
    .execute();
}
