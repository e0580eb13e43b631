import { hash } from "node:crypto";
import type { Transaction } from "kysely";
import type { Tables } from "../../store/tables.ts";
import type { Deed, DeedOrder, Friend } from "./deed.ts";

/** What an order's id stands as in `referral_order`. */
export function orderKey(orderId: string): string {
  return hash("sha256", orderId, "base64url").slice(0, 22);
}

/**
 * Keeps an order: who has ordered before, and who pays alike.
 *
 * @returns whether it is new: one that was seen, or undone before it was told, counts for nothing
 */
export async function keepOrder(
  step: Transaction<Tables>,
  { at, friend }: Pick<Deed, "at" | "friend">,
  { key, total, payment }: DeedOrder,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await step
    .insertInto("referral_order")
    .values({
      id: key,
      address_key: friend.addressKeys[0] ?? null,
      self_key: friend.selfKeys[0] ?? null,
      payment_key: payment ?? null,
      visitor_id: friend.visitorId,
      profile_id: friend.profileId,
      amount: total?.amount ?? null,
      currency: total?.currency ?? null,
      refunds: "{}",
      at,
      undone_at: null,
    })
    .onConflict((on) => on.column("id").doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows > 0n;
}

/** Somebody who may have ordered. */
export type Customer = Pick<Friend, "addressKeys" | "selfKeys" | "profileId" | "visitorId">;

/**
 * When somebody has placed orders that stand, in milliseconds since 1970: by any of their addresses,
 * or as the same person.
 *
 * @param but an order that does not count, by its key
 */
export async function ordersOf(
  db: Pick<Transaction<Tables>, "selectFrom">,
  { addressKeys, selfKeys, profileId, visitorId }: Customer,
  but = "",
): Promise<number[]> {
  const own = await db
    .selectFrom("referral_order")
    .select(["id", "at"])
    .where("id", "<>", but)
    .where("undone_at", "is", null)
    .where((row) =>
      row.or([
        ...(addressKeys.length > 0 ? [row("address_key", "in", addressKeys)] : []),
        ...(selfKeys.length > 0 ? [row("self_key", "in", selfKeys)] : []),
        ...(profileId === null ? [] : [row("profile_id", "=", profileId)]),
        ...byVisitorAlone(profileId, visitorId).map((id) =>
          row.and([row("visitor_id", "=", id), row("profile_id", "is", null)]),
        ),
      ]),
    )
    .execute();
  const placed = await placedBy(db, profileId, visitorId);
  const undone = await undoneOf(
    db,
    placed.map(({ key }) => key),
  );
  return [
    ...own.map(({ at }) => at),
    ...placed.filter(({ key }) => key !== but && !undone.has(key)).map(({ at }) => at),
  ];
}

function byVisitorAlone(profileId: string | null, visitorId: string | null): string[] {
  return profileId === null && visitorId !== null ? [visitorId] : [];
}

/** Orders of before there was a program too. */
async function placedBy(
  db: Pick<Transaction<Tables>, "selectFrom">,
  profileId: string | null,
  visitorId: string | null,
): Promise<{ key: string; at: number }[]> {
  if (profileId === null && visitorId === null) return [];
  const rows = await db
    .selectFrom("placed_order")
    .select(["order_id", "at"])
    .where((row) =>
      profileId === null
        ? row.and([row("profile_id", "is", null), row("visitor_id", "=", visitorId)])
        : row("profile_id", "=", profileId),
    )
    .orderBy("at")
    .limit(MOST)
    .execute();
  return rows.map(({ order_id: id, at }) => ({ key: orderKey(id), at }));
}

/** More orders than these need not be looked at to see that somebody is a customer. */
const MOST = 100;

async function undoneOf(
  db: Pick<Transaction<Tables>, "selectFrom">,
  keys: readonly string[],
): Promise<Set<string>> {
  if (keys.length === 0) return new Set();
  const rows = await db
    .selectFrom("referral_order")
    .select("id")
    .where("id", "in", keys)
    .where("undone_at", "is not", null)
    .execute();
  return new Set(rows.map(({ id }) => id));
}
