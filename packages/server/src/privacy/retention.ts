import type { Model } from "@stagelight/core";
import type { Kysely, Transaction } from "kysely";
import { type ChatsRemoved, removeChats } from "../chat/retention.ts";
import { forgetSubscribers, removeSignUps } from "../newsletter/retention.ts";
import { raiseGenerations } from "../project/hold.ts";
import { advanceSnapshot } from "../project/snapshot.ts";
import { type ReferralRemoved, removeReferral } from "../referral/members/retention.ts";
import { removeReviews, type ReviewsRemoved } from "../reviews/retention.ts";
import type { Database } from "../store/database.ts";
import type { Tables } from "../store/tables.ts";
import { removeTeamLeftovers, type TeamRemoved } from "../team/retention.ts";
import { belongingsOf, type Condition } from "./belongings.ts";
import type { Between } from "./steps.ts";

/** How long things are kept. */
export interface RetentionInput {
  /** Seconds that events are kept as they came in. */
  readonly events: number;
  /** Seconds that visitors and profiles are kept since they were last seen. */
  readonly visitors: number;
  /** Seconds for which it is remembered by whose link a visitor came. Default: not at all. */
  readonly touches?: number;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What was deleted. */
export interface Removed {
  readonly events: number;
  readonly visitors: number;
  readonly profiles: number;
  readonly messages: number;
  readonly jobs: number;
  readonly mails: number;
  readonly deliveries: number;
  /** Sign-ups for the newsletter that were over, and people of whom nothing else was known. */
  readonly signUps: number;
  readonly subscribers: number;
  readonly referral: ReferralRemoved;
  readonly reviews: ReviewsRemoved;
  readonly chats: ChatsRemoved;
  readonly team: TeamRemoved;
}

/** Days for which a repeat of a message is known as one. */
const MESSAGES = 400;

/** Days for which mails are remembered, and deliveries of sources, and jobs that nobody does. */
const MAILS = 400;
const DELIVERIES = 30;
const JOBS = 90;
/**
 * Days in which services can be told whom to forget, whatever state they are in: the month that a
 * request to be forgotten has (GDPR, article 12). Then nothing of the person is left here either.
 */
const FORGETTING = 30;

const DAY = 86_400_000;

/** Milliseconds for which it is remembered that a mail was sent. */
export const MAILS_KEPT = MAILS * DAY;

/** Rows that are looked at in one step. */
const STEP = 500;

/** Deletes what is kept long enough, in small steps. Whatever is left over goes with the next run. */
export async function applyRetention(
  database: Database,
  model: Model,
  { events, visitors, touches = 0, now }: RetentionInput,
  between: Between = () => {},
): Promise<Removed> {
  const oldest = now - events * 1_000;
  // First: the snapshot may still hold of visitors what then goes with them.
  const gone = await advanceSnapshot(database, model, oldest, { limit: 200, between });
  const silent = now - visitors * 1_000;
  // First: who has none left and never confirmed any goes too.
  const signUps = await removeSignUps(database.db, now, between);
  return {
    events: gone,
    visitors: await removePeople(database, "visitor", silent, between),
    profiles: await removePeople(database, "profile", silent, between),
    messages: await removeMessages(database, Math.floor(now / DAY) - MESSAGES, between),
    jobs: await removeJobs(database.db, now),
    mails: await removeOlder(database.db, "mail_record", "at", now - MAILS_KEPT),
    deliveries: await removeOlder(database.db, "seen_delivery", "seen_at", now - DELIVERIES * DAY),
    signUps,
    subscribers: await forgetSubscribers(database.db, silent, between),
    referral: await removeReferral(database.db, { touches, silent, now }, between),
    reviews: await removeReviews(database.db, { silent, now }, between),
    chats: await removeChats(database, now, between),
    team: await removeTeamLeftovers(database.db, now),
  };
}

async function removePeople(
  database: Database,
  kind: "visitor" | "profile",
  silent: number,
  between: Between,
): Promise<number> {
  let removed = 0;
  for (let after = ""; ;) {
    const rows = await database.db
      .selectFrom(kind as "visitor")
      .select(["id", "last_seen"])
      .where("id", ">", after)
      .orderBy("id")
      .limit(STEP)
      .execute();
    const last = rows.at(-1);
    if (!last) return removed;
    after = last.id;
    const old = rows.filter(({ last_seen: seen }) => seen < silent).map(({ id }) => id);
    if (old.length > 0) {
      removed += await database.db
        .transaction()
        .execute((step) => removeSilent(step, kind, old, silent));
    }
    await between();
  }
}

/** Looks again in the transaction: somebody may have come back since. */
async function removeSilent(
  step: Transaction<Tables>,
  kind: "visitor" | "profile",
  candidates: readonly string[],
  silent: number,
): Promise<number> {
  // Whoever reads these rows just now starts over.
  await raiseGenerations(step);
  const deleted = await step
    .deleteFrom(kind as "visitor")
    .where("id", "in", candidates)
    .where("last_seen", "<", silent)
    .returning("id")
    .execute();
  const ids = deleted.map(({ id }) => id);
  if (ids.length === 0) return 0;
  for (const prefix of ["snapshot_", "replay_"] as const) {
    await step
      .deleteFrom(`${prefix}${kind}` as "visitor")
      .where("id", "in", ids)
      .execute();
  }
  if (kind === "profile") {
    for (const table of ["identity", "snapshot_identity", "replay_identity"] as const) {
      await step
        .deleteFrom(table as "identity")
        .where("profile_id", "in", ids)
        .execute();
    }
  }
  await removeRecords(step, kind, ids);
  return ids.length;
}

const RECORDS = [
  "transition",
  "replay_transition",
  "job",
  "placed_order",
  "mail_record",
  "review_invitation",
  "review_vote",
  "survey_answer",
] as const;

/** What happened to a person goes with the person; that it was in this browser, with the browser. */
async function removeRecords(
  step: Transaction<Tables>,
  kind: "visitor" | "profile",
  ids: readonly string[],
): Promise<void> {
  for (const each of RECORDS) {
    const table = each as "transition";
    const theirs: Condition = (row) =>
      kind === "profile"
        ? row.and([row("profile_id", "in", ids)])
        : row.and([row("visitor_id", "in", ids), row("profile_id", "is", null)]);
    const stays = belongingsOf(each).find((belonging) => belonging.stays)?.stays;
    if (stays) {
      await step
        .updateTable(table)
        .set(stays as object)
        .where(theirs)
        .execute();
    } else await step.deleteFrom(table).where(theirs).execute();
    if (kind === "profile") continue;
    await step
      .updateTable(table)
      .set({ visitor_id: null })
      .where("visitor_id", "in", ids)
      .execute();
  }
}

async function removeMessages(
  { db, bulk }: Database,
  oldest: number,
  between: Between,
): Promise<number> {
  let removed = 0;
  for (let after = ""; ;) {
    const rows = await db
      .selectFrom("seen_message")
      .selectAll()
      .where("hash", ">", after)
      .orderBy("hash")
      .limit(STEP * 4)
      .execute();
    const last = rows.at(-1);
    if (!last) return removed;
    after = last.hash;
    const old = rows.filter(({ day }) => day < oldest).map(({ hash }) => hash);
    if (old.length > 0) {
      await db.transaction().execute((step) => bulk.remove(step, "seen_message", "hash", old));
      removed += old.length;
    }
    await between();
  }
}

/** What was given up long ago, or goes where nothing is sent any more. */
async function removeJobs(db: Kysely<Tables>, now: number): Promise<number> {
  const oldest = now - JOBS * DAY;
  const { numDeletedRows } = await db
    .deleteFrom("job")
    .where((row) =>
      row.or([
        row("dead_at", "<", oldest),
        row("due_at", "<", oldest),
        row.and([row("kind", "=", "forget"), row("created_at", "<", now - FORGETTING * DAY)]),
      ]),
    )
    .executeTakeFirst();
  return Number(numDeletedRows);
}

async function removeOlder(
  db: Kysely<Tables>,
  table: "mail_record" | "seen_delivery",
  column: "at" | "seen_at",
  oldest: number,
): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom(table as "mail_record")
    .where(column as "at", "<", oldest)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
