import { insertJobs } from "../outbox/write-jobs.ts";
import { uuidOf } from "../keys/uuid.ts";
import type { CommandContext } from "../store/commands.ts";
import { confirmationMail } from "./confirmation-mail.ts";

/** A mail that is asked for again. */
export interface SendingAgain {
  /** By the mailbox, */
  readonly mailbox?: AskingMailbox;
  /** or by the sign-up of a link. */
  readonly signUp?: string;
  /** As `Guard.ofNetwork` gives it. */
  readonly ofNetwork?: number | undefined;
  /** Tells one asking from another: the same again changes nothing. */
  readonly cause: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** A mailbox, as somebody has typed it. */
export interface AskingMailbox {
  /** As `recordKeys` gives them. */
  readonly keys: readonly string[];
  readonly address: string;
  readonly locale: string;
}

/**
 * Sends the mail of a sign-up that waits again, of a mailbox the newest one's; from now on it waits as
 * long as a new one. Where a mailbox has none, a mail about none is written, which is dropped when it
 * is due: how long it takes tells nobody.
 */
export async function sendAgain(
  { database: { db, bulk } }: CommandContext,
  { mailbox, signUp: id, ofNetwork, cause, now }: SendingAgain,
): Promise<void> {
  await db.transaction().execute(async (step) => {
    const row = await step
      .selectFrom("sign_up")
      .innerJoin("subscriber", "subscriber.id", "sign_up.subscriber_id")
      .select(["sign_up.id", "sign_up.address", "sign_up.locale"])
      .where("sign_up.confirmed_at", "is", null)
      .$if(!mailbox, (rows) => rows.where("sign_up.id", "=", id ?? ""))
      .$if(!!mailbox, (rows) => rows.where("subscriber.address_key", "in", mailbox!.keys))
      .orderBy("sign_up.asked_at", "desc")
      .executeTakeFirst();
    const about = row ?? (mailbox && { ...mailbox, id: uuidOf(`nobody ${mailbox.keys[0]}`) });
    if (!about) return;
    await step.updateTable("sign_up").set({ asked_at: now }).where("id", "=", about.id).execute();
    await insertJobs(bulk, step, [
      confirmationMail({ ...about, ofNetwork }, `${about.id} ${cause}`, now),
    ]);
  });
}
