import { hash } from "node:crypto";
import type { Transaction } from "kysely";
import { TRUST, type LogRow } from "../log/log.ts";
import type { Bulk } from "../store/database.ts";
import type { Tables } from "../store/tables.ts";
import type { LoggedEvent } from "./logged-event.ts";
import type { Outcome } from "./play.ts";

/** An order that somebody who is known has placed. */
export interface PlacedOrder {
  readonly orderId: string;
  readonly visitorId: string | null;
  readonly profileId: string | null;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Longer ones are no ids. */
const LONGEST = 255;

/** The order that an event speaks of, where the site's server or a shop vouches for it. */
export function placedOrder(
  { trust, receivedAt }: LogRow,
  { type, event, properties, timestamp }: LoggedEvent,
  { visitorId, profileId }: Outcome,
): PlacedOrder | undefined {
  if (trust === TRUST.hint || type !== "track" || event !== "Order Completed") return undefined;
  if (visitorId === null && profileId === null) return undefined;
  const orderId = orderIdIn(properties);
  if (orderId === undefined) return undefined;
  return { orderId, visitorId, profileId, at: Date.parse(timestamp ?? "") || receivedAt };
}

/** The id of the order that an event's properties speak of. */
export function orderIdIn(properties: LoggedEvent["properties"]): string | undefined {
  const given = properties?.["order_id"];
  const orderId = typeof given === "string" || typeof given === "number" ? String(given) : "";
  const fits = orderId !== "" && orderId.length <= LONGEST && !/\p{Cc}|\p{Cs}/u.test(orderId);
  return fits ? orderId : undefined;
}

/** Writes orders; one that the same person is known to have placed already is left out. */
export async function writeOrders(
  bulk: Bulk,
  step: Transaction<Tables>,
  orders: readonly PlacedOrder[],
): Promise<void> {
  const rows = orders.map(({ orderId, visitorId, profileId, at }) => {
    const id = hash("sha256", `${profileId ?? visitorId} ${orderId}`, "base64url").slice(0, 22);
    return [id, orderId, visitorId, profileId, at];
  });
  await bulk.add(step, "placed_order", ORDER_COLUMNS, rows);
}

const ORDER_COLUMNS = ["id", "order_id", "visitor_id", "profile_id", "at"];
