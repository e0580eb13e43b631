import type { Model } from "@stagelight/core";
import { hash } from "node:crypto";
import type { Transaction } from "kysely";
import { TRUST, type LogRow, type Position, type Trust } from "../log/log.ts";
import { type Follows, jobsAfter } from "../outbox/jobs-after.ts";
import type { Plan } from "../outbox/plan.ts";
import { writeJobs } from "../outbox/write-jobs.ts";
import type { Database } from "../store/database.ts";
import type { SeenMessageTable, Tables } from "../store/tables.ts";
import { namesIn } from "./identify.ts";
import type { LoggedEvent } from "./logged-event.ts";
import { People, type Prefix } from "./people.ts";
import { type PlacedOrder, placedOrder, writeOrders } from "./placed-orders.ts";
import { play, type Recorded } from "./play.ts";
import type { Failed, Projection } from "./project.ts";

/** The prefix of a projection's tables. */
const PREFIX: Readonly<Record<Projection, Prefix>> = {
  live: "",
  snapshot: "snapshot_",
  replay: "replay_",
};

/** What follows from some rows of the log, before it is written. */
export interface Batch {
  readonly people: People;
  readonly recorded: readonly Recorded[];
  readonly orders: readonly PlacedOrder[];
  readonly follows: readonly Follows[];
  readonly seen: readonly SeenMessageTable[];
  /** Rows of the log that say again what was said. */
  readonly repeats: readonly Position[];
  /** Those that count for the verified stage only. */
  readonly retrusted: readonly Position[];
  readonly failed: readonly Failed[];
}

/** Reads what is needed, and computes. Nothing is written. */
export async function compute(
  database: Database,
  model: Model,
  plan: Plan | undefined,
  name: Projection,
  rows: readonly LogRow[],
): Promise<Batch> {
  const { db, bulk } = database;
  const events = rows.map((row) => JSON.parse(row.body) as LoggedEvent);
  const first = name === "live" ? await withoutRepeats(database, rows, events) : undefined;
  const people = new People(model, PREFIX[name], bulk);
  const names = rows.map((row, place) => namesIn(row, events[place]!));
  await people.load(db, {
    visitors: [...new Set(names.flatMap(({ visitors }) => visitors))],
    identities: [...new Set(names.flatMap(({ identities }) => identities))],
  });
  const recorded: Recorded[] = [];
  const orders: PlacedOrder[] = [];
  const follows: Follows[] = [];
  const failed: Failed[] = [];
  rows.forEach((given, place) => {
    const event = events[place]!;
    const trust = first ? first.trust[place] : given.trust;
    if (trust === undefined) return;
    const row = { ...given, trust };
    try {
      const outcome = play(people, model, row, event);
      for (const each of outcome.recorded) recorded.push(each);
      if (name !== "live") return;
      const order = placedOrder(row, event, outcome);
      if (order) orders.push(order);
      if (plan) follows.push(jobsAfter(plan, { row, event, ...outcome }));
    } catch (error) {
      // One event must not keep all others from being projected.
      failed.push({ messageId: event.messageId, error });
    }
  });
  return {
    people,
    recorded,
    orders,
    follows,
    seen: first?.seen ?? [],
    repeats: rows
      .filter((_, place) => first && first.trust[place] === undefined)
      .map(({ position }) => position),
    retrusted: rows
      .filter(
        ({ trust }, place) => first?.trust[place] !== undefined && first.trust[place] !== trust,
      )
      .map(({ position }) => position),
    failed,
  };
}

/**
 * Which events are said for the first time, and what they count for. A message that comes with the
 * secret key is another one than a message of the same id from a browser: nobody can keep an order
 * from being counted by sending its id ahead.
 */
async function withoutRepeats(
  { db, bulk }: Database,
  rows: readonly LogRow[],
  events: readonly LoggedEvent[],
): Promise<{ trust: (Trust | undefined)[]; seen: SeenMessageTable[] }> {
  const hashes = events.map(({ messageId }) => {
    const key = messageKey(messageId);
    return { hint: `${key}h`, verified: `${key}v` };
  });
  const asked = hashes.flatMap(({ hint, verified }) => [hint, verified]);
  const known = new Set(
    (await bulk.pick<SeenMessageTable>(db, "seen_message", "hash", asked)).map(({ hash }) => hash),
  );
  const seen: SeenMessageTable[] = [];
  const trust = rows.map((row, place): Trust | undefined => {
    const { hint, verified } = hashes[place]!;
    const own = row.trust === TRUST.hint ? hint : verified;
    if (known.has(own) || (own === hint && known.has(verified))) return undefined;
    known.add(own);
    seen.push({ hash: own, day: Math.floor(row.receivedAt / 86_400_000) });
    return own === verified && known.has(hint) ? TRUST.verifiedOnly : row.trust;
  });
  return { trust, seen };
}

/**
 * What is remembered of a message: 72 bits of SHA-256 of its id, and before them the time that stands
 * in the id, where one does (Segment's clients and UUIDv7 have it). So new rows lie side by side, and
 * a batch touches few pages.
 */
function messageKey(messageId: string): string {
  const digest = hash("sha256", messageId, "base64url").slice(0, 12);
  return timeIn(messageId).toString(36).padStart(9, "0") + digest;
}

/** Milliseconds since 1970 that an id names; 0 when it names none. */
function timeIn(messageId: string): number {
  const [, written, uuid, rest] =
    /(?:^|\D)(1\d{12})(?:\D|$)|^([\da-f]{8})-([\da-f]{4})-7/.exec(messageId) ?? [];
  return written ? Number(written) : uuid ? parseInt(uuid + rest!, 16) : 0;
}

/**
 * Writes a batch.
 *
 * @returns how many jobs follow from it
 */
export async function write(
  { bulk, log }: Database,
  step: Transaction<Tables>,
  name: Projection,
  { people, recorded, orders, follows, seen, repeats, retrusted }: Batch,
): Promise<number> {
  if (name !== "snapshot" && recorded.length > 0) {
    const rows = recorded.map(({ row, messageId, standing, visitorId, profileId, transition }) => {
      const { track, from, to, at, kind, rule, evidence, note } = transition;
      const why = JSON.stringify({ messageId, counted: evidence, note });
      return [row.id, visitorId, profileId, standing, track, from, to, at, kind, rule, why];
    });
    const table = `${PREFIX[name] as "" | "replay_"}transition` as const;
    await bulk.put(step, table, TRANSITION_COLUMNS, [], rows);
  }
  await writeOrders(bulk, step, orders);
  // Gives what was recorded to whom it belongs by now.
  await people.save(step);
  if (name !== "live") return 0;
  const jobs = await writeJobs(bulk, step, people, follows);
  await bulk.put(
    step,
    "seen_message",
    ["hash", "day"],
    ["hash"],
    seen.map(({ hash, day }) => [hash, day]),
  );
  if (repeats.length > 0) await log.remove(step, repeats);
  if (retrusted.length > 0) await log.retrust(step, retrusted, TRUST.verifiedOnly);
  return jobs;
}

const TRANSITION_COLUMNS = [
  "log_id",
  "visitor_id",
  "profile_id",
  "standing",
  "track",
  "from_stage",
  "to_stage",
  "at",
  "kind",
  "rule",
  "evidence",
];
