import type { ReadReview } from "@stagelight/core/config";
import { sql, type Transaction } from "kysely";
import { uuidOf } from "../../keys/uuid.ts";
import type { NewJob } from "../../outbox/job.ts";
import { insertJobs } from "../../outbox/write-jobs.ts";
import { beginWriting } from "../../referral/rewards/budget.ts";
import type { CommandContext } from "../../store/commands.ts";
import type { Database } from "../../store/database.ts";
import type { Tables } from "../../store/tables.ts";
import type { Invitation } from "../receive/invitation.ts";
import { promisedFor } from "../receive/outcome.ts";
import { REVIEW_ENDPOINT } from "./after.ts";
import { askKey } from "./invite.ts";
import { requestMail } from "./request-mail.ts";
import { requested } from "./requested.ts";

/** Milliseconds in which a person is asked once, however many orders there are. */
const ONCE_IN = 30 * 86_400_000;

/** Lines that are looked at in one request: those of many orders together. */
const MOST = 200;

/** What asking is given. */
export interface AskInput {
  /** `order_key`. */
  readonly order: string;
  /** Keyed hashes of the mailbox, at least one. */
  readonly addressKeys: readonly string[];
  readonly review: Pick<ReadReview, "ask" | "thanks">;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What became of asking. `done`: there was nothing left to ask, or it was asked before. */
export type Asked =
  | { readonly is: "asked"; readonly many: number }
  | { readonly is: "done" }
  /** The person was asked lately. */
  | { readonly is: "later"; readonly at: number };

/** What reminds of a request. */
export interface RemindJob {
  readonly do: "remind";
  /** Ids of the invitations. */
  readonly invitations: readonly string[];
}

/**
 * Asks for an order's reviews by one mail, together with the person's other orders that are due: each
 * order once, and each person once in thirty days.
 */
export async function ask(
  { database, appended }: CommandContext,
  { order, addressKeys, review, now }: AskInput,
): Promise<Asked> {
  const { db, bulk, log } = database;
  let told = 0;
  const asked = await db.transaction().execute(async (step): Promise<Asked> => {
    await begin(step, database, addressKeys);
    const theirs = await rowsOf(step, order, addressKeys);
    const own = theirs.filter((row) => row.order_key === order);
    if (own.some(({ sent_at: sent }) => sent !== null)) return { is: "done" };
    const last = Math.max(
      0,
      ...theirs.map(({ sent_at: sent, reminded_at: again }) => Number(again ?? sent ?? 0)),
    );
    if (!own.some(isOpen)) return { is: "done" };
    if (last + ONCE_IN > now) return { is: "later", at: last + ONCE_IN };
    const due = await alsoDue(step, order, theirs, now);
    const lines = [...own, ...due].filter(isOpen);
    await step
      .updateTable("review_invitation")
      .set({ sent_at: now, promised: promisedFor({ review }, lines[0]!.locale) ?? null })
      .where(
        "id",
        "in",
        lines.map(({ id }) => id),
      )
      .execute();
    const [first, ...others] = eachProductOnce(lines);
    const letter = [first!, ...others] as const;
    await insertJobs(bulk, step, [
      requestMail("request", review, letter, order, now),
      ...reminder(review, letter, now),
    ]);
    const entries = await requested(step, letter, now);
    if (entries.length > 0) await log.append(entries, step);
    told = entries.length;
    return { is: "asked", many: letter.length };
  });
  if (told > 0) appended();
  return asked;
}

/** Reminds of a request whose customer has not answered at all: once. */
export async function remind(
  { database }: CommandContext,
  { invitations, review, now }: Omit<RemindJob, "do"> & Pick<AskInput, "review" | "now">,
): Promise<Asked> {
  const { db, bulk } = database;
  return db.transaction().execute(async (step): Promise<Asked> => {
    await beginWriting(step, database.kind);
    const rows = await step
      .updateTable("review_invitation")
      .set({ reminded_at: now })
      .where("id", "in", [...invitations])
      .where("reminded_at", "is", null)
      .returningAll()
      .execute();
    const [first, ...others] = invitations.flatMap(
      (id) => rows.find((row) => row.id === id && isOpen(row)) ?? [],
    );
    if (!first || rows.some(({ used_at: used }) => used !== null)) return { is: "done" };
    const mail = requestMail("reminder", review, [first, ...others], first.id, now);
    await insertJobs(bulk, step, [mail]);
    return { is: "asked", many: others.length + 1 };
  });
}

/** One person is asked by one at a time, also by several servers. */
async function begin(
  step: Transaction<Tables>,
  { kind }: Pick<Database, "kind">,
  [key = ""]: readonly string[],
): Promise<void> {
  await beginWriting(step, kind);
  if (kind !== "postgres") return;
  await sql`select pg_advisory_xact_lock(hashtextextended(${`review ${key}`}, 0))`.execute(step);
}

function isOpen({ product, used_at: used, cancelled_at: cancelled }: Invitation): boolean {
  return product !== "" && used === null && cancelled === null;
}

/** The newest lines of the order, and of the person's others. */
function rowsOf(
  step: Transaction<Tables>,
  order: string,
  addressKeys: readonly string[],
): Promise<Invitation[]> {
  return step
    .selectFrom("review_invitation")
    .selectAll()
    .where((row) =>
      row.or([row("order_key", "=", order), row("address_key", "in", [...addressKeys])]),
    )
    .orderBy("created_at", "desc")
    .orderBy("product")
    .limit(MOST)
    .execute();
}

/** Lines of other orders that are due and wait to be asked for. */
async function alsoDue(
  step: Transaction<Tables>,
  order: string,
  theirs: readonly Invitation[],
  now: number,
): Promise<Invitation[]> {
  const due = theirs.filter(
    (row) => row.order_key !== order && row.sent_at === null && Number(row.due_at) <= now,
  );
  const keys = [...new Set(due.map((row) => askKey(row.order_key)))];
  if (keys.length === 0) return [];
  const waiting = await step
    .selectFrom("job")
    .select("unique_key")
    .where("unique_key", "in", keys)
    .where("dead_at", "is", null)
    .execute();
  const known = new Set(waiting.map(({ unique_key: key }) => key));
  return due.filter((row) => known.has(askKey(row.order_key)));
}

/** Who has bought something twice is asked once what it is like. */
function eachProductOnce(lines: readonly Invitation[]): Invitation[] {
  return [...new Map(lines.toReversed().map((line) => [line.product, line])).values()].toReversed();
}

function reminder(
  { ask: asking }: AskInput["review"],
  letter: readonly [Invitation, ...Invitation[]],
  now: number,
): NewJob[] {
  if (!asking || !asking.remind) return [];
  const [{ visitor_id: visitorId, profile_id: profileId, email, order_key: order }] = letter;
  return [
    {
      uid: uuidOf(`${REVIEW_ENDPOINT} remind ${order}`),
      kind: "review",
      endpoint: REVIEW_ENDPOINT,
      visitorId,
      profileId,
      ...(email !== null && { recipient: email }),
      payload: { do: "remind", invitations: letter.map(({ id }) => id) } satisfies RemindJob,
      createdAt: now,
      dueAt: now + asking.remind * 1_000,
    },
  ];
}
