import type { Kysely, Transaction } from "kysely";
import { mailJob } from "../../mail/mail-job.ts";
import { alone } from "../../newsletter/incentive/grant.ts";
import type { NewJob } from "../../outbox/job.ts";
import { insertJobs } from "../../outbox/write-jobs.ts";
import { beginWriting } from "../../referral/rewards/budget.ts";
import type { CommandContext } from "../../store/commands.ts";
import type { Database } from "../../store/database.ts";
import type { Tables } from "../../store/tables.ts";
import { takeThanks, THANKS_POOL } from "./thanks.ts";

/** Reviews of one transaction. */
const STEP = 100;

/** When it is looked at what is owed. Plain data. */
export interface OwedThanksInput {
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * Gives people the codes that they are owed for their reviews, by mail, as far as there are any: who waits
 * longest first, and nobody before they would have been asked. Whose address is not known any more gets none,
 * nor who has cancelled the order.
 *
 * @returns how many have got theirs
 */
export async function giveOwedThanks(
  { database }: Pick<CommandContext, "database">,
  { now }: OwedThanksInput,
): Promise<number> {
  let all = 0;
  for (;;) {
    const given = await database.db.transaction().execute((step) => giveSome(database, step, now));
    all += given;
    if (given < STEP) return all;
  }
}

async function giveSome(
  { bulk, kind }: Pick<Database, "bulk" | "kind">,
  step: Transaction<Tables>,
  now: number,
): Promise<number> {
  await beginWriting(step, kind);
  // Before it is looked who waits: else a code is taken for who has got one by then.
  await alone(step, kind, THANKS_POOL);
  const jobs: NewJob[] = [];
  for (const owed of await owedReviews(step, now).selectAll().limit(STEP).execute()) {
    const code = await takeThanks(step, kind, { now });
    if (code === null) break;
    const { numUpdatedRows } = await step
      .updateTable("review")
      .set({ thanks: code })
      .where("id", "=", owed.id)
      .where("thanks", "is", null)
      .executeTakeFirst();
    if (Number(numUpdatedRows) > 0) jobs.push(letterTo(owed, code, now));
  }
  await insertJobs(bulk, step, jobs);
  return jobs.length;
}

/** Reviews whose authors wait at a time for what was promised, and where they are written to. */
export function owedReviews(db: Pick<Kysely<Tables>, "selectFrom">, now: number) {
  return db
    .selectFrom((from) =>
      from
        .selectFrom("review")
        .innerJoin("review_invitation", "review_invitation.review_id", "review.id")
        .select([
          "review.id",
          "review.locale",
          "review.promised",
          "review.created_at",
          "review_invitation.product_name",
          "review_invitation.address",
          "review_invitation.name",
        ])
        .where("review.promised", "is not", null)
        .where("review.thanks", "is", null)
        .where("review_invitation.address", "is not", null)
        .where("review_invitation.cancelled_at", "is", null)
        .where("review_invitation.due_at", "<=", now)
        .as("owed"),
    )
    .orderBy("created_at")
    .orderBy("id");
}

interface Owed {
  readonly id: string;
  readonly locale: string;
  readonly promised: string | null;
  readonly product_name: string | null;
  readonly address: string | null;
  readonly name: string | null;
}

function letterTo(
  { id, locale, promised, product_name: product, address, name }: Owed,
  code: string,
  now: number,
): NewJob {
  return mailJob({
    template: "review-thanks",
    // It was promised, and the person has done their part: no cap for advertising holds it back.
    category: "transactional",
    language: locale,
    to: { address: address! },
    data: {
      review: { code, promise: promised, ...(product !== null && { product }) },
      ...(name !== null && { person: { name } }),
    },
    cause: id,
    visitorId: null,
    profileId: null,
    createdAt: now,
    dueAt: now,
  });
}
