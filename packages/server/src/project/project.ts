import type { Model } from "@stagelight/core";
import { hash } from "node:crypto";
import type { Transaction } from "kysely";
import { TRUST, type LogRow, type Position, type Trust } from "../log/log.ts";
import type { Database } from "../store/database.ts";
import type { ProjectionTable, SeenMessageTable, Tables } from "../store/tables.ts";
import { namesIn } from "./identify.ts";
import type { LoggedEvent } from "./logged-event.ts";
import { People, type Prefix } from "./people.ts";
import { play, type Recorded } from "./play.ts";

/**
 * A projection: what follows from the log. `live` is what everybody sees. `snapshot` follows at the
 * distance of the retention of raw events. `replay` is made anew from the snapshot and takes the
 * place of `live`.
 */
export type Projection = "live" | "snapshot" | "replay";

/** The prefix of a projection's tables. */
const PREFIX: Readonly<Record<Projection, Prefix>> = {
  live: "",
  snapshot: "snapshot_",
  replay: "replay_",
};

/** What {@link projectBatch} has done. */
export interface Projected {
  /** Rows of the log that were read; 0 when there are none. */
  readonly rows: number;
  readonly position: Position;
  /** When the newest of them was received. */
  readonly receivedAt: number;
  /** Events that could not be projected, which is a fault of ours. */
  readonly failed: readonly { readonly messageId: string; readonly error: unknown }[];
}

/** Which rows a batch may take. */
export interface Take {
  readonly limit: number;
  /** Rows received after this are left. */
  readonly receivedUntil?: number;
  /** Rows behind this place are left. */
  readonly until?: Position;
}

/**
 * Projects the next rows of the log in one transaction, together with the new offset. It reads and
 * computes before the transaction; whoever has moved the offset or raised the generation since then
 * makes it start over. So nothing happens twice, whenever the process is killed and however many run.
 */
export async function projectBatch(
  database: Database,
  model: Model,
  name: Projection,
  { limit, receivedUntil = Infinity, until }: Take,
): Promise<Projected> {
  for (;;) {
    const from = await offsetOf(database, model, name);
    const read = await database.log.read(from.position, limit);
    const late = read.findIndex(
      ({ receivedAt, position }) =>
        receivedAt > receivedUntil ||
        (until !== undefined && database.log.compare(position, until) > 0),
    );
    const rows = late < 0 ? read : read.slice(0, late);
    const last = rows.at(-1);
    if (!last) return { rows: 0, position: from.position, receivedAt: 0, failed: [] };
    const batch = await compute(database, model, name, rows);
    const moved = await database.derived(async (step) => {
      const { numUpdatedRows } = await step
        .updateTable("projection")
        .set({ position: last.position })
        .where("name", "=", name)
        .where("position", "=", from.position)
        .where("generation", "=", from.generation)
        .executeTakeFirst();
      if (Number(numUpdatedRows) === 0) return false;
      await write(database, step, name, batch);
      return true;
    });
    if (!moved) continue;
    const { receivedAt, position } = last;
    return { rows: rows.length, position, receivedAt, failed: batch.failed };
  }
}

/** How far a projection is. */
export async function offsetOf(
  { db }: Pick<Database, "db">,
  { hash }: Model,
  name: Projection,
): Promise<ProjectionTable> {
  const known = await db
    .selectFrom("projection")
    .selectAll()
    .where("name", "=", name)
    .executeTakeFirst();
  if (known) return known;
  const made = { name, position: "", generation: 0, model: hash };
  await db
    .insertInto("projection")
    .values(made)
    .onConflict((on) => on.doNothing())
    .execute();
  return offsetOf({ db }, { hash } as Model, name);
}

interface Batch {
  readonly people: People;
  readonly recorded: Recorded[];
  readonly seen: readonly SeenMessageTable[];
  /** Rows of the log that say again what was said. */
  readonly repeats: readonly Position[];
  /** Those that count for the verified stage only. */
  readonly retrusted: readonly Position[];
  readonly failed: Projected["failed"];
}

async function compute(
  database: Database,
  model: Model,
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
  const failed: { messageId: string; error: unknown }[] = [];
  rows.forEach((row, place) => {
    const event = events[place]!;
    const trust = first ? first.trust[place] : row.trust;
    if (trust === undefined) return;
    try {
      recorded.push(...play(people, model, { ...row, trust }, event));
    } catch (error) {
      // One event must not keep all others from being projected.
      failed.push({ messageId: event.messageId, error });
    }
  });
  return {
    people,
    recorded,
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

async function write(
  { bulk, log }: Database,
  step: Transaction<Tables>,
  name: Projection,
  { people, recorded, seen, repeats, retrusted }: Batch,
): Promise<void> {
  if (name !== "snapshot" && recorded.length > 0) {
    const rows = recorded.map(({ row, messageId, standing, visitorId, profileId, transition }) => {
      const { track, from, to, at, kind, rule, evidence } = transition;
      const why = JSON.stringify({ messageId, counted: evidence });
      return [row.id, visitorId, profileId, standing, track, from, to, at, kind, rule, why];
    });
    const table = `${PREFIX[name] as "" | "replay_"}transition` as const;
    await bulk.put(step, table, TRANSITION_COLUMNS, [], rows);
  }
  // Gives what was recorded to whom it belongs by now.
  await people.save(step);
  if (name !== "live") return;
  await bulk.put(
    step,
    "seen_message",
    ["hash", "day"],
    ["hash"],
    seen.map(({ hash, day }) => [hash, day]),
  );
  if (repeats.length > 0) await log.remove(step, repeats);
  if (retrusted.length > 0) await log.retrust(step, retrusted, TRUST.verifiedOnly);
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
