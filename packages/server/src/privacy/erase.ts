import { sql, type Transaction } from "kysely";
import { forgetThere } from "../connect/forgetting.ts";
import { lockChat } from "../chat/write/chat-write.ts";
import { raiseGenerations } from "../project/hold.ts";
import { projectLive, type Rules } from "../project/project.ts";
import type { Database } from "../store/database.ts";
import type { Tables } from "../store/tables.ts";
import { erasuresFor, PERSONAL } from "./belongings.ts";
import type { Position } from "../log/log.ts";
import { eventsOf, findInLog } from "./events-of.ts";
import { documentsNaming, redactDocuments } from "./others.ts";
import { findKnown, wantedEmail } from "./person.ts";
import { redacted } from "./redact.ts";
import type { Between } from "./steps.ts";

/** Whom to erase. */
export interface EraseInput {
  readonly email: string;
  /** Keyed hash of the address, kept so that it is not written to again: see ./suppression.ts. */
  readonly suppress: string;
  /** By which tables know the address, a guest's too: see `keysOf`. */
  readonly addressKeys?: readonly string[];
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
  /** By which tables know the addresses: see `keysOf`. */
  readonly addressKeys: readonly string[];
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * Erases a person: all that is known of them, in one transaction, out of what is live, the snapshot
 * and a replay that is under way. What somebody else has said stays, without the person's addresses
 * and ids. A keyed hash of the address stays. Looking for what is theirs is done before, in small
 * steps; what comes in later is new.
 *
 * @throws RangeError when this is no e-mail address
 */
export async function erase(
  database: Database,
  rules: Rules,
  { email, suppress, addressKeys = [], now }: EraseInput,
  between: Between = () => {},
): Promise<Erased> {
  const emails = [wantedEmail(email)];
  const known = { emails, users: [], suppress: [suppress], addressKeys, now };
  return eraseKnown(database, rules, known, between);
}

/** Erases a person like {@link erase}, also one who has no address. */
export async function eraseKnown(
  database: Database,
  rules: Rules,
  { emails, users, suppress, addressKeys, now }: EraseKnownInput,
  between: Between,
): Promise<Erased> {
  await projectAll(database, rules, between);
  const known = await findKnown(database, { emails, users }, between);
  const found = await findInLog(database, known, between);
  const { person } = found;
  const told = await documentsNaming(database, person, between);
  const gone: Position[] = [];
  const rewritten: [Position, string][] = [];
  for await (const { owner, row, event } of eventsOf(database, found, between)) {
    if (owner === "this") gone.push(row.position);
    else rewritten.push([row.position, JSON.stringify(redacted(event, person))]);
  }
  return deleteTogether(database, gone, async (step) => {
    const deleted: Partial<Record<keyof Tables, number>> = {};
    for (const table of PERSONAL) {
      deleted[table] = await eraseFrom(step, table, erasuresFor(table, person, addressKeys));
    }
    await database.log.rewrite(step, rewritten);
    await redactDocuments(step, person, told);
    await forgetThere(database.bulk, step, rules.plan, person, now);
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
  rules: Rules,
  between: Between,
): Promise<void> {
  while ((await projectLive(database, rules, { limit: 200 })).rows > 0) await between();
}

/** Deletes rows of the log, and what else belongs to them, in one transaction. */
export async function deleteTogether(
  database: Database,
  events: readonly Position[],
  work: (step: Transaction<Tables>) => Promise<Erased>,
): Promise<Erased> {
  const erased = await database.db.transaction().execute(async (step) => {
    // Whatever reads these tables just now starts over.
    await raiseGenerations(step);
    // Nobody writes to a conversation that is gone.
    await lockChat(step);
    await database.log.remove(step, events);
    return { log: events.length, ...(await work(step)) };
  });
  // What was written over still stands in the write-ahead log.
  if (database.kind === "sqlite") await sql`pragma wal_checkpoint(truncate)`.execute(database.db);
  return erased;
}

async function eraseFrom(
  step: Transaction<Tables>,
  table: keyof Tables,
  erasures: ReturnType<typeof erasuresFor>,
): Promise<number> {
  let deleted = 0;
  for (const { condition, stays } of erasures) {
    if (stays) {
      await step
        .updateTable(table as "transition")
        .set(stays as object)
        .where(condition)
        .execute();
      continue;
    }
    const { numDeletedRows } = await step
      .deleteFrom(table as "transition")
      .where(condition)
      .executeTakeFirst();
    deleted += Number(numDeletedRows);
  }
  return deleted;
}
