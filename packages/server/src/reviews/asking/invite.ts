import { randomUUID } from "node:crypto";
import type { Transaction } from "kysely";
import { uuidOf } from "../../keys/uuid.ts";
import type { NewJob } from "../../outbox/job.ts";
import { insertJobs } from "../../outbox/write-jobs.ts";
import { beginWriting } from "../../referral/rewards/budget.ts";
import type { CommandContext } from "../../store/commands.ts";
import type { Tables } from "../../store/tables.ts";
import { REVIEW_ENDPOINT } from "./after.ts";
import type { OrderLine } from "./order-lines.ts";

/** Somebody who has ordered. */
export interface Customer {
  readonly visitorId: string | null;
  readonly profileId: string | null;
  /** Keyed hashes of the mailbox, the first one for writing; none where nobody has told it. */
  readonly addressKeys: readonly string[];
  /** In its canonical form, and as it was given. */
  readonly email?: string;
  readonly address?: string;
  readonly name?: string;
  readonly locale: string;
}

/** An order that was told. */
export interface InviteInput {
  /** `orderKey` of its id. */
  readonly order: string;
  readonly lines: readonly OrderLine[];
  readonly customer: Customer;
  /** Milliseconds since 1970: when the customer is asked. */
  readonly due: number;
  /** Whether the customer is asked. */
  readonly asks: boolean;
  readonly now: number;
}

/** What asks for an order's reviews when it is due. */
export interface AskJob {
  readonly do: "ask";
  /** `order_key`. */
  readonly order: string;
}

/**
 * Keeps the right to review each line of an order. What is told again changes nothing, and of an order
 * that was cancelled before it was told nothing can be reviewed.
 *
 * @returns how many lines are new
 */
export async function invite(
  { database: { db, kind, bulk } }: CommandContext,
  { order, lines, customer, due, asks, now }: InviteInput,
): Promise<number> {
  return db.transaction().execute(async (step) => {
    await beginWriting(step, kind);
    const cancelled = await cancelledAt(step, order);
    let many = 0;
    for (const { product, name, url } of lines) {
      const { numInsertedOrUpdatedRows = 0n } = await step
        .insertInto("review_invitation")
        .values({
          id: randomUUID(),
          order_key: order,
          product,
          product_name: name ?? null,
          product_url: url ?? null,
          ...ownerOf(customer),
          created_at: now,
          due_at: due,
          cancelled_at: cancelled,
        })
        .onConflict((on) => on.columns(["order_key", "product"]).doNothing())
        .executeTakeFirst();
      many += Number(numInsertedOrUpdatedRows);
    }
    if (!asks || cancelled !== null) return many;
    // Also what was told before, by another event of the same order.
    await step
      .updateTable("review_invitation")
      .set({ due_at: due })
      .where("order_key", "=", order)
      .where("sent_at", "is", null)
      .execute();
    await insertJobs(bulk, step, [askJob(order, customer, due, now)]);
    return many;
  });
}

/** Whose a new row is. */
export function ownerOf(customer: Customer) {
  const { visitorId, profileId, addressKeys, email, address, name, locale } = customer;
  return {
    visitor_id: visitorId,
    profile_id: profileId,
    address_key: addressKeys[0] ?? null,
    email: email ?? null,
    address: address ?? null,
    name: name ?? null,
    locale,
  };
}

/** The name under which what asks for an order waits. */
export function askKey(order: string): string {
  return `${REVIEW_ENDPOINT} ask ${order}`;
}

function askJob(
  order: string,
  { visitorId, profileId, email }: Customer,
  due: number,
  now: number,
): NewJob {
  return {
    uid: uuidOf(`${askKey(order)} ${due}`),
    kind: "review",
    endpoint: REVIEW_ENDPOINT,
    uniqueKey: askKey(order),
    visitorId,
    profileId,
    ...(email !== undefined && { recipient: email }),
    payload: { do: "ask", order } satisfies AskJob,
    createdAt: now,
    dueAt: Math.max(due, now),
  };
}

async function cancelledAt(step: Transaction<Tables>, order: string): Promise<number | null> {
  const row = await step
    .selectFrom("review_invitation")
    .select("cancelled_at")
    .where("order_key", "=", order)
    .where("product", "=", "")
    .executeTakeFirst();
  return row?.cancelled_at ?? null;
}
