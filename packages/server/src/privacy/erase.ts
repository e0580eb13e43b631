import type { Model } from "@stagelight/core";
import { sql, type Transaction } from "kysely";
import { raiseGenerations } from "../project/hold.ts";
import { projectBatch } from "../project/project.ts";
import type { Database } from "../store/database.ts";
import type { Tables } from "../store/tables.ts";
import { conditionsFor, PERSONAL } from "./belongings.ts";
import { eventsOf } from "./events-of.ts";
import { forgetTraits, traitsNaming } from "./others-traits.ts";
import { findKnown, type Person, wantedEmail } from "./person.ts";
import { chunks, type Between } from "./steps.ts";

/** Whom to erase. */
export interface EraseInput {
  readonly email: string;
  /** Keyed hash of the address, kept so that it is not written to again: see ./suppression.ts. */
  readonly suppress: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** How many rows were deleted, by table. */
export type Erased = Readonly<Partial<Record<keyof Tables, number>>>;

/** Whom to erase, by everything that proves who it is. */
export interface EraseKnownInput {
  /** In their canonical form. */
  readonly emails: readonly string[];
  readonly users: readonly string[];
  /** Keyed hashes of the addresses. */
  readonly suppress: readonly string[];
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * Erases a person: all that is known of them, in one transaction, out of what is live, the snapshot
 * and a replay that is under way. A keyed hash of the address stays. Looking for what is theirs is
 * done before, in small steps; what comes in later is new.
 *
 * @throws RangeError when this is no e-mail address
 */
export async function erase(
  database: Database,
  model: Model,
  { email, suppress, now }: EraseInput,
  between: Between = () => {},
): Promise<Erased> {
  const known = { emails: [wantedEmail(email)], users: [], suppress: [suppress], now };
  return eraseKnown(database, model, known, between);
}

/** Erases a person like {@link erase}, also one who has no address. */
export async function eraseKnown(
  database: Database,
  model: Model,
  { emails, users, suppress, now }: EraseKnownInput,
  between: Between,
): Promise<Erased> {
  await projectAll(database, model, between);
  const person = await findKnown(database, { emails, users }, between);
  const told = await traitsNaming(database, person, between);
  const events: number[] = [];
  for await (const { id } of eventsOf(database, person, between)) events.push(id);
  return deleteTogether(database, events, async (step) => {
    const deleted: Partial<Record<keyof Tables, number>> = {};
    for (const table of PERSONAL) deleted[table] = await deleteFrom(step, table, person);
    await forgetClaims(step, person);
    await forgetTraits(step, person, told);
    for (const hash of suppress) {
      await step
        .insertInto("suppression")
        .values({ hash, scope: "marketing", reason: "erased", created_at: now })
        .onConflict((on) => on.doNothing())
        .execute();
    }
    return deleted;
  });
}

/** Projects what was appended: who is who is known of that. */
export async function projectAll(
  database: Database,
  model: Model,
  between: Between,
): Promise<void> {
  while ((await projectBatch(database, model, "live", { limit: 200 })).rows > 0) await between();
}

/** Deletes rows of the log, and what else belongs to them, in one transaction. */
export async function deleteTogether(
  database: Database,
  events: readonly number[],
  work: (step: Transaction<Tables>) => Promise<Erased>,
): Promise<Erased> {
  const erased = await database.db.transaction().execute(async (step) => {
    // Whatever reads these tables just now starts over.
    await raiseGenerations(step);
    await database.bulk.remove(step, "log", "id", events);
    return { log: events.length, ...(await work(step)) };
  });
  // What was written over still stands in the write-ahead log.
  if (database.kind === "sqlite") await sql`pragma wal_checkpoint(truncate)`.execute(database.db);
  return erased;
}

async function deleteFrom(
  step: Transaction<Tables>,
  table: keyof Tables,
  person: Person,
): Promise<number> {
  let deleted = 0;
  for (const condition of conditionsFor(table, person)) {
    const { numDeletedRows } = await step
      .deleteFrom(table as "transition")
      .where(condition)
      .executeTakeFirst();
    deleted += Number(numDeletedRows);
  }
  return deleted;
}

async function forgetClaims(step: Transaction<Tables>, { strangers }: Person): Promise<void> {
  for (const table of ["visitor", "snapshot_visitor", "replay_visitor"] as const) {
    for (const ids of chunks([...strangers])) {
      await step
        .updateTable(table as "visitor")
        .set({ claims: null })
        .where("id", "in", ids)
        .execute();
    }
  }
}
