import type { ReadConfig } from "@stagelight/core/config";
import { mailJob } from "../../mail/mail-job.ts";
import type { NewJob } from "../../outbox/job.ts";
import { insertJobs } from "../../outbox/write-jobs.ts";
import type { CommandContext } from "../../store/commands.ts";
import type { ReviewTable } from "../../store/review-tables.ts";

/** What somebody wants help with, and whose review it is: with the person the mail is erased. */
export interface HelpAsked extends Pick<
  ReviewTable,
  "id" | "product" | "kind" | "score" | "visitor_id" | "profile_id"
> {
  readonly text: string;
  /** Where the shop can answer. */
  readonly email: string | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** The mail that brings it to the shop, to where its customers' answers go; nothing without such a place. */
export function helpMail(
  { mail, site }: Pick<ReadConfig, "mail" | "site">,
  { id, product, kind, score, visitor_id: visitorId, profile_id: profileId, ...asked }: HelpAsked,
): NewJob | undefined {
  const { text, email, now } = asked;
  const to = mail.replyTo ?? mail.from;
  return (
    to &&
    mailJob({
      template: "review-help",
      category: "transactional",
      language: site.locales[0] ?? "en",
      to,
      data: {
        review: {
          kind,
          score,
          text,
          ...(product !== null && { product }),
          ...(email !== undefined && { address: email }),
        },
      },
      cause: id,
      visitorId,
      profileId,
      createdAt: now,
      dueAt: now,
    })
  );
}

/** Somebody who asks for help with their review. Plain data. */
export interface HelpInput {
  readonly review: string;
  readonly mail: NewJob;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Notes that somebody wants help, with the mail of it: once for each review. */
export async function askForReviewHelp(
  { database: { db, bulk } }: Pick<CommandContext, "database">,
  { review, mail, now }: HelpInput,
): Promise<void> {
  await db.transaction().execute(async (step) => {
    const { numUpdatedRows } = await step
      .updateTable("review")
      .set({ help_at: now })
      .where("id", "=", review)
      .where("help_at", "is", null)
      .executeTakeFirst();
    if (Number(numUpdatedRows) > 0) await insertJobs(bulk, step, [mail]);
  });
}
