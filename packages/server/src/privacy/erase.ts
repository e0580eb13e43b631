import type { Model } from "@stagelight/core";
import { sql, type Transaction } from "kysely";
import { projectBatch } from "../project/project.ts";
import type { Database } from "../store/database.ts";
import type { Tables } from "../store/tables.ts";
import { conditionsFor, PERSONAL } from "./belongings.ts";
import { eventsOf } from "./events-of.ts";
import { findPerson, type Person, wantedEmail } from "./person.ts";
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
  const wanted = wantedEmail(email);
  // Who is who is known of what was projected.
  while ((await projectBatch(database, model, "live", { limit: 200 })).rows > 0) await between();
  const person = await findPerson(database, wanted, between);
  const events: number[] = [];
  for await (const { id } of eventsOf(database, person, between)) events.push(id);
  const erased = await database.db.transaction().execute(async (step) => {
    // Whatever reads these tables just now starts over.
    await step
      .updateTable("projection")
      .set((row) => ({ generation: row("generation", "+", 1) }))
      .execute();
    await database.bulk.remove(step, "log", "id", events);
    const deleted: Partial<Record<keyof Tables, number>> = { log: events.length };
    for (const table of PERSONAL) deleted[table] = await deleteFrom(step, table, person);
    await forgetClaims(step, person);
    await step
      .insertInto("suppression")
      .values({ hash: suppress, reason: "erased", created_at: now })
      .onConflict((on) => on.doNothing())
      .execute();
    return deleted;
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
