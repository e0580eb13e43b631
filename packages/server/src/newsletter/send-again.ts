import { insertJobs } from "../outbox/write-jobs.ts";
import type { CommandContext } from "../store/commands.ts";
import { confirmationMail } from "./confirmation-mail.ts";

/** A mail that is asked for again. */
export interface SendingAgain {
  /** By the mailbox, as `recordKeys` has it, */
  readonly addressKeys?: readonly string[];
  /** or by the sign-up of a link. */
  readonly signUp?: string;
  /** Tells one asking from another: the same again changes nothing. */
  readonly cause: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * Sends the mail of a sign-up that waits again, of a mailbox the newest one's; from now on it waits as
 * long as a new one. Where there is none, as much is written: how long it takes tells nobody.
 */
export async function sendAgain(
  { database: { db, bulk } }: CommandContext,
  { addressKeys = [], signUp: id, cause, now }: SendingAgain,
): Promise<void> {
  await db.transaction().execute(async (step) => {
    const row = await step
      .selectFrom("sign_up")
      .innerJoin("subscriber", "subscriber.id", "sign_up.subscriber_id")
      .select(["sign_up.id", "sign_up.address", "sign_up.locale"])
      .where("sign_up.confirmed_at", "is", null)
      .$if(id !== undefined, (rows) => rows.where("sign_up.id", "=", id!))
      .$if(id === undefined, (rows) => rows.where("subscriber.address_key", "in", addressKeys))
      .orderBy("sign_up.asked_at", "desc")
      .executeTakeFirst();
    await step
      .updateTable("projection")
      .set((each) => ({ generation: each.ref("generation") }))
      .where("name", "=", "live")
      .execute();
    if (!row) return;
    await step.updateTable("sign_up").set({ asked_at: now }).where("id", "=", row.id).execute();
    await insertJobs(bulk, step, [confirmationMail(row, `${row.id} ${cause}`, now)]);
  });
}
