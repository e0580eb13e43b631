import { randomUUID } from "node:crypto";
import { chunks } from "../../privacy/steps.ts";
import { beginWriting } from "../../referral/rewards/budget.ts";
import type { CommandContext } from "../../store/commands.ts";
import { type Customer, ownerOf } from "./invite.ts";

/** An order, or lines of it, that was cancelled or paid back. */
export interface CancelInput {
  /** `orderKey` of its id. */
  readonly order: string;
  /** Nothing: all of it. */
  readonly products?: readonly string[];
  readonly customer: Customer;
  /** Milliseconds since 1970: when it happened. */
  readonly at: number;
  /** It was cancelled. What was only paid back may be reviewed by who has had it so long. */
  readonly cancelled: boolean;
  readonly now: number;
}

/** What a row is called that stands for all lines of an order. */
const WHOLE = "";

/**
 * Takes back the right to review what was cancelled, or paid back before its customer was to be asked;
 * what was reviewed of it by then is no real order's any more. Who was to be asked before it was paid back
 * keeps it: nobody's experience goes because they complained. Whatever is told of the order later is
 * cancelled too.
 */
export async function cancelInvitations(
  { database: { db, kind } }: CommandContext,
  { order, products, customer, at, cancelled, now }: CancelInput,
): Promise<void> {
  await db.transaction().execute(async (step) => {
    await beginWriting(step, kind);
    const rows = await step
      .updateTable("review_invitation")
      .set({ cancelled_at: now })
      .where("order_key", "=", order)
      .$if(products !== undefined, (rows) => rows.where("product", "in", products!))
      .$if(!cancelled, (rows) => rows.where("due_at", ">", at))
      .where("cancelled_at", "is", null)
      .returning("review_id")
      .execute();
    const reviews = rows.flatMap(({ review_id: id }) => id ?? []);
    for (const some of chunks(reviews)) {
      await step
        .updateTable("review")
        .set({ verified: 0, invited: 0, changed_at: now })
        .where("id", "in", some)
        .execute();
    }
    for (const product of products ?? [WHOLE]) {
      await step
        .insertInto("review_invitation")
        .values({
          id: randomUUID(),
          order_key: order,
          product,
          ...ownerOf(customer),
          created_at: now,
          due_at: at,
          cancelled_at: now,
        })
        .onConflict((on) => on.columns(["order_key", "product"]).doNothing())
        .execute();
    }
  });
}
