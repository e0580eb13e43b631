import type { LogRow, Position } from "../log/log.ts";
import { TRUST } from "../log/log.ts";
import { namesIn } from "../project/identify.ts";
import type { LoggedEvent } from "../project/logged-event.ts";
import type { Database } from "../store/database.ts";
import { mentions } from "./mentions.ts";
import type { Person } from "./person.ts";
import { chunks, type Between } from "./steps.ts";

const AT_ONCE = 500;

/** Whose a visitor is while the log is read. */
export type Owner = "this" | "other";

/**
 * The rows of the log that are about a person: what names them, and what their browsers did. Two
 * people may have used one browser: its rows belong to who was signed in, and those before the first
 * sign-in to who signed in first.
 */
export async function* eventsOf(
  database: Database,
  person: Person,
  between: Between,
): AsyncGenerator<LogRow> {
  const shared = await sharedWith(person, logOf(database, between));
  const owners = await ownersAtSnapshot(database, person, shared);
  for await (const { row } of belonging(person, shared, owners, logOf(database, between))) {
    yield row;
  }
}

/** The person's visitors, with those that were theirs at some time. */
export async function sharedWith(
  person: Person,
  rows: AsyncIterable<ReadRow>,
): Promise<Set<string>> {
  const shared = new Set(person.visitors);
  for await (const { row, event } of rows) {
    if (speaksOf(person, row, event) === "this" && joins(row, event)) {
      for (const id of namesIn(row, event).visitors) shared.add(id);
    }
  }
  return shared;
}

/** A row of the log, read. */
export interface ReadRow {
  readonly row: LogRow;
  readonly event: LoggedEvent;
}

/**
 * Those of some rows of the log, given in their order, that are about a person.
 *
 * @param shared visitors that are the person's, or were at some time
 * @param owners whose they were before the first of the rows
 */
export async function* belonging(
  person: Person,
  shared: ReadonlySet<string>,
  owners: Map<string, Owner>,
  rows: AsyncIterable<ReadRow>,
): AsyncGenerator<ReadRow> {
  const undecided = new Map<string, ReadRow[]>();
  for await (const read of rows) {
    const { row, event } = read;
    const spoken = speaksOf(person, row, event);
    const visitors = namesIn(row, event).visitors.filter((id) => shared.has(id));
    if (spoken && joins(row, event)) {
      for (const id of visitors) {
        if (spoken === "this" && !owners.has(id)) yield* undecided.get(id) ?? [];
        undecided.delete(id);
        owners.set(id, spoken);
      }
    }
    const owned = !spoken && visitors.some((id) => owners.get(id) === "this");
    if (spoken === "this" || owned || named(person, row, event)) yield read;
    else if (!spoken) {
      for (const id of visitors) {
        if (owners.has(id)) continue;
        const waiting = undecided.get(id);
        if (waiting) waiting.push(read);
        else undecided.set(id, [read]);
      }
    }
  }
  for (const [id, rest] of undecided) if (person.visitors.has(id)) yield* rest;
}

async function* logOf({ log }: Database, between: Between): AsyncGenerator<ReadRow> {
  for (let after: Position = ""; ;) {
    const rows = await log.read(after, AT_ONCE);
    for (const row of rows) yield { row, event: JSON.parse(row.body) as LoggedEvent };
    const last = rows.at(-1);
    if (!last) return;
    after = last.position;
    await between();
  }
}

/** Whose identity an event proves, if any. */
function speaksOf({ users, emails }: Person, row: LogRow, event: LoggedEvent): Owner | undefined {
  const { identities } = namesIn(row, event);
  if (identities.length === 0) return undefined;
  return identities.some((id) => users.has(id) || emails.has(id)) ? "this" : "other";
}

/** Whether an event's visitor belongs to who is proven from then on: see ../project/identify.ts. */
function joins({ trust }: LogRow, { stagelight }: LoggedEvent): boolean {
  return trust !== TRUST.hint || stagelight?.visitor === true;
}

function named({ users, emails }: Person, { body }: LogRow, { userId }: LoggedEvent): boolean {
  return (userId != null && users.has(String(userId))) || mentions(body, emails);
}

/** Whose visitors were when the log begins. Who only claims to be the person is taken for them. */
export async function ownersAtSnapshot(
  { db }: Pick<Database, "db">,
  { profiles, visitors }: Person,
  ids: ReadonlySet<string>,
): Promise<Map<string, Owner>> {
  const owners = new Map<string, Owner>();
  for (const some of chunks([...ids])) {
    const rows = await db
      .selectFrom("snapshot_visitor")
      .select(["id", "profile_id"])
      .where("id", "in", some)
      .where("profile_id", "is not", null)
      .execute();
    for (const { id, profile_id: owner } of rows) {
      owners.set(id, profiles.has(owner!) ? "this" : "other");
    }
    const live = await db
      .selectFrom("visitor")
      .select("id")
      .where("id", "in", some)
      .where("profile_id", "is", null)
      .execute();
    for (const { id } of live) if (visitors.has(id)) owners.set(id, "this");
  }
  return owners;
}
