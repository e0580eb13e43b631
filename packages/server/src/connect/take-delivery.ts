import { hash } from "node:crypto";
import { sql, type Transaction } from "kysely";
import type { LogEntry } from "../log/log.ts";
import type { CommandContext } from "../store/commands.ts";
import type { Tables } from "../store/tables.ts";

/** A delivery of a source that is believed. */
export interface BelievedDelivery {
  /** The source's name in the config. */
  readonly source: string;
  /** By which the vendor's repeats are known. */
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** In the order in which they are to stand in the log. */
  readonly events: readonly DeliveredEvent[];
}

/** One event of a delivery, as it is to be appended. */
export interface DeliveredEvent {
  readonly messageId: string;
  readonly entry: LogEntry;
  /** What is over with it. */
  readonly ends: string | undefined;
  /** What is appended after it where one of these is over already. */
  readonly begins: readonly { readonly what: string; readonly again: LogEntry }[];
}

/**
 * Appends what a delivery tells for the first time, and remembers that it was told: all of it in one
 * transaction, or nothing.
 *
 * @returns how many events were appended
 */
export async function takeDelivery(
  { database, appended }: CommandContext,
  { source, id, now, events }: BelievedDelivery,
): Promise<number> {
  const taken = await database.db.transaction().execute(async (step) => {
    if (database.kind === "postgres") await alone(step, source);
    const memory = memoryOf(step, source, now);
    if (!(await memory.note("delivery", id))) return 0;
    const entries: LogEntry[] = [];
    for (const { messageId, entry, ends, begins } of events) {
      if (!(await memory.note("event", messageId))) continue;
      entries.push(entry);
      if (ends !== undefined) await memory.note("end", ends);
      for (const { what, again } of begins) {
        if (await memory.has("end", what)) entries.push(again);
      }
    }
    if (entries.length > 0) await database.log.append(entries, step);
    return entries.length;
  });
  if (taken > 0) appended();
  return taken;
}

/**
 * Two servers may be given the beginning and the end of the same order at once. Whoever comes second
 * must see what the first has written, and stand behind it in the log: so nothing may be written
 * before this.
 */
async function alone(step: Transaction<Tables>, source: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('stagelight source'), hashtext(${source}))`.execute(
    step,
  );
}

/** What a source has told. */
interface Memory {
  /** @returns whether it was not there */
  note(kind: Kind, id: string): Promise<boolean>;
  has(kind: Kind, id: string): Promise<boolean>;
}

type Kind = "delivery" | "event" | "end";

function memoryOf(step: Transaction<Tables>, source: string, now: number): Memory {
  const key = (kind: Kind, id: string) => hash("sha256", `${kind} ${id}`, "base64url").slice(0, 22);
  return {
    async note(kind, id) {
      const { numInsertedOrUpdatedRows = 0n } = await step
        .insertInto("seen_delivery")
        .values({ source, hash: key(kind, id), seen_at: now })
        .onConflict((on) => on.columns(["source", "hash"]).doNothing())
        .executeTakeFirstOrThrow();
      return numInsertedOrUpdatedRows > 0n;
    },
    async has(kind, id) {
      const found = await step
        .selectFrom("seen_delivery")
        .select("hash")
        .where("source", "=", source)
        .where("hash", "=", key(kind, id))
        .executeTakeFirst();
      return found !== undefined;
    },
  };
}
