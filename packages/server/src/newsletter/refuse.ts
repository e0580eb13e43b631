import { uuidOf } from "../keys/uuid.ts";
import type { SuppressionReason, SuppressionScope } from "../privacy/suppression.ts";
import type { CommandContext } from "../store/commands.ts";
import { forgetThem } from "./retention.ts";
import { addReceipt, aloneWith } from "./sign-up.ts";

/** "This was not me." */
export interface Refusing {
  /** Id of the sign-up. */
  readonly signUp: string;
  /** As `suppressionHash` gives it. */
  readonly suppress: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * Deletes what somebody else has typed; of who never confirmed anything nothing is left but that the
 * address gets no confirmations for a while. Who had confirmed this very sign-up leaves its lists.
 */
export async function refuseSignUp(
  { database }: CommandContext,
  { signUp, suppress, now }: Refusing,
): Promise<void> {
  await database.db.transaction().execute(async (step) => {
    const form = await step
      .selectFrom("sign_up")
      .innerJoin("subscriber", "subscriber.id", "sign_up.subscriber_id")
      .select(["subscriber_id", "address_key", "lists", "sign_up.confirmed_at as confirmed"])
      .select("subscriber.confirmed_at as known")
      .where("sign_up.id", "=", signUp)
      .executeTakeFirst();
    if (!form) return;
    const { subscriber_id: subscriber, lists } = form;
    await aloneWith(step, database, [form.address_key]);
    await step.deleteFrom("sign_up").where("id", "=", signUp).execute();
    if (form.known === null) await forgetThem(step, [subscriber]);
    else {
      if (form.confirmed !== null) {
        await step
          .updateTable("subscription")
          .set({ state: "left", at: now, reason: "refused" })
          .where("subscriber_id", "=", subscriber)
          .where("list", "in", JSON.parse(lists) as string[])
          .execute();
      }
      await addReceipt(step, {
        id: uuidOf(`newsletter refused ${signUp}`),
        subscriber_id: subscriber,
        action: "refused",
        at: now,
        lists,
        wording: null,
        version: null,
        page: null,
        form: null,
        address: null,
        language: null,
      });
    }
    await step
      .insertInto("suppression")
      .values({
        hash: suppress,
        scope: "confirmation" satisfies SuppressionScope,
        reason: "refused" satisfies SuppressionReason,
        created_at: now,
      })
      .onConflict((on) => on.doNothing())
      .execute();
  });
}
