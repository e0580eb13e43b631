import { randomUUID } from "node:crypto";
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
 * Takes back the right to review what was cancelled, or paid back before its customer was to be asked.
 * Who was asked keeps it: nobody's experience goes because they complained. Whatever is told of the order
 * later is cancelled too.
 */
export async function cancelInvitations(
  { database: { db, kind } }: CommandContext,
  { order, products, customer, at, cancelled, now }: CancelInput,
): Promise<void> {
  await db.transaction().execute(async (step) => {
    await beginWriting(step, kind);
    await step
      .updateTable("review_invitation")
      .set({ cancelled_at: now })
      .where("order_key", "=", order)
      .$if(products !== undefined, (rows) => rows.where("product", "in", products!))
      .$if(!cancelled, (rows) => rows.where("due_at", ">", at))
      .where("sent_at", "is", null)
      .where("used_at", "is", null)
      .where("cancelled_at", "is", null)
      .execute();
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
