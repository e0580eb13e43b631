import { randomUUID } from "node:crypto";
import type { Selectable, Transaction } from "kysely";
import type { LogEntry } from "../../log/log.ts";
import type { NewJob } from "../../outbox/job.ts";
import { insertJobs } from "../../outbox/write-jobs.ts";
import type { CommandContext } from "../../store/commands.ts";
import type { ReviewTable } from "../../store/review-tables.ts";
import type { Tables } from "../../store/tables.ts";
import { auditDeed, type Deed } from "../../team/audit/audit.ts";
import { type Decision, judge, type Refusal } from "./rule.ts";
import { aboutReview, decisionEvent, decisionMail } from "./tell.ts";

/** What was decided, about which review, by whom. Plain data. */
export interface DecideReviewInput {
  readonly review: string;
  readonly decision: Decision;
  /** Who decides: `command line`. */
  readonly actor: string;
  /** Written down with it. */
  readonly deed?: Deed;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What became of it. */
export type ReviewDecided =
  | { readonly is: "unknown" }
  | { readonly is: "refused"; readonly why: Refusal; readonly state: ReviewTable["state"] }
  | {
      readonly is: "done";
      readonly state: ReviewTable["state"];
      /** Whether a mail to the author was made. */
      readonly told: boolean;
    };

/**
 * Decides about a review, in one transaction with what is written down of it, the mail to the author and
 * the event. Who decides the same at the same time waits, and finds it decided.
 */
export async function decideReview(
  { database, appended }: Pick<CommandContext, "database" | "appended">,
  { review: id, decision, actor, deed, now }: DecideReviewInput,
): Promise<ReviewDecided> {
  const events: LogEntry[] = [];
  const decided = await database.db.transaction().execute(async (step): Promise<ReviewDecided> => {
    const review = await lockReview(step, id);
    if (!review) return { is: "unknown" };
    const original = decision.action === "hide" ? await reviewBy(step, decision.of) : undefined;
    const verdict = judge(review, decision, original, now);
    if (typeof verdict === "string") return { is: "refused", why: verdict, state: review.state };
    const { change, tells } = verdict;
    await step.updateTable("review").set(change).where("id", "=", id).execute();
    const entry = randomUUID();
    await step
      .insertInto("review_decision")
      .values({
        id: entry,
        review_id: id,
        at: now,
        actor,
        action: decision.action,
        reason: decision.action === "hide" ? decision.reason : null,
        other_id: decision.action === "hide" ? (decision.of ?? null) : null,
        note: noteOf(decision),
      })
      .execute();
    await auditDeed(step, deed, now);
    const state = change.state ?? review.state;
    if (!tells) return { is: "done", state, told: false };
    const about = await aboutReview(step, { ...review, ...change });
    events.push(decisionEvent(about, tells, entry, now));
    const mail: NewJob | undefined = decisionMail(about, tells, entry, now);
    if (mail) await insertJobs(database.bulk, step, [mail]);
    await database.log.append(events, step);
    return { is: "done", state, told: mail !== undefined };
  });
  if (events.length > 0) appended();
  return decided;
}

type Review = Selectable<ReviewTable>;

/** A review that nobody else decides about until the transaction ends, in both databases. */
async function lockReview(step: Transaction<Tables>, id: string): Promise<Review | undefined> {
  return step
    .updateTable("review")
    .set((row) => ({ changed_at: row.ref("changed_at") }))
    .where("id", "=", id)
    .returningAll()
    .executeTakeFirst();
}

async function reviewBy(
  step: Transaction<Tables>,
  id: string | undefined,
): Promise<Review | undefined> {
  if (id === undefined) return undefined;
  return step.selectFrom("review").selectAll().where("id", "=", id).executeTakeFirst();
}

function noteOf(decision: Decision): string | null {
  if (decision.action === "answer") return decision.text;
  return "note" in decision ? (decision.note ?? null) : null;
}
