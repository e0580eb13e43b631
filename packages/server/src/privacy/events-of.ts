import type { LogRow } from "../log/log.ts";
import { TRUST } from "../log/log.ts";
import { canonicalEmail } from "../identity/email.ts";
import { namesIn } from "../project/identify.ts";
import type { LoggedEvent } from "../project/logged-event.ts";
import type { Database } from "../store/database.ts";
import { mentions } from "./mentions.ts";
import type { Person } from "./person.ts";
import { namesUser } from "./redact.ts";
import { type ReadRow, rowsNaming, textsOf } from "./rows-naming.ts";
import { chunks, type Between } from "./steps.ts";

/** Whose something is: the person's, or somebody else's. */
export type Owner = "this" | "other";

/** A row of the log that is about a person: theirs, or one of somebody else that names them. */
export interface FoundRow extends ReadRow {
  readonly owner: Owner;
}

/** A person with what only the log knows of them. */
export interface PersonInLog {
  readonly person: Person;
  /** Visitors that are the person's, or were at some time. */
  readonly shared: ReadonlySet<string>;
}

/**
 * Looks for a person in the whole log. A visitor of nobody who gave the person's address as their
 * own last, with an order as a guest for example, is the person's too.
 */
export async function findInLog(
  database: Database,
  known: Person,
  between: Between,
): Promise<PersonInLog> {
  const rows = rowsNaming(
    database,
    { texts: textsOf(known.users), emails: known.emails },
    0,
    between,
  );
  const { shared, guests } = await visitorsIn(known, rows);
  for (const some of chunks([...guests])) {
    const owned = await database.db
      .selectFrom("visitor")
      .select("id")
      .where("id", "in", some)
      .where("profile_id", "is not", null)
      .execute();
    for (const { id } of owned) guests.delete(id);
  }
  const person = { ...known, visitors: new Set([...known.visitors, ...guests]) };
  return { person, shared: new Set([...shared, ...guests]) };
}

/**
 * The rows of the log that are about a person: what names them, and what their browsers did. Two
 * people may have used one browser: its rows belong to who was signed in, and those before the first
 * sign-in to who signed in first.
 */
export async function* eventsOf(
  database: Database,
  { person, shared }: PersonInLog,
  between: Between,
): AsyncGenerator<FoundRow> {
  const owners = await ownersAtSnapshot(database, person, shared);
  const sought = { texts: textsOf(person.users, shared), emails: person.emails };
  yield* belonging(person, shared, owners, rowsNaming(database, sought, 0, between));
}

/**
 * The person's visitors, with those that were theirs at some time; and those that gave the person's
 * address as their own.
 */
export async function visitorsIn(
  person: Person,
  rows: AsyncIterable<ReadRow>,
): Promise<{ shared: Set<string>; guests: Set<string> }> {
  const shared = new Set(person.visitors);
  const guests = new Set<string>();
  for await (const { row, event } of rows) {
    const spoken = speaksOf(person, row, event);
    const { visitors } = namesIn(row, event);
    if (spoken === "this" && joins(row, event)) for (const id of visitors) shared.add(id);
    if (spoken) continue;
    // What was said last counts.
    const given = addressesIn(event);
    if (given.some((each) => person.emails.has(each))) for (const id of visitors) guests.add(id);
    else if (given.length > 0) for (const id of visitors) guests.delete(id);
  }
  return { shared, guests };
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
): AsyncGenerator<FoundRow> {
  const undecided = new Map<string, ReadRow[]>();
  const found = (read: ReadRow, owner: Owner): FoundRow[] =>
    owner === "this" || named(person, read) ? [{ ...read, owner }] : [];
  for await (const read of rows) {
    const { row, event } = read;
    const spoken = speaksOf(person, row, event);
    const names = namesIn(row, event).visitors;
    const visitors = names.filter((id) => shared.has(id));
    if (spoken && joins(row, event)) {
      for (const id of visitors) {
        const waiting = undecided.get(id) ?? [];
        undecided.delete(id);
        owners.set(id, spoken);
        for (const each of waiting) yield* found(each, spoken);
      }
    }
    const open = spoken ? undefined : visitors.find((id) => !owners.has(id));
    if (spoken) yield* found(read, spoken);
    else if (visitors.some((id) => owners.get(id) === "this")) yield* found(read, "this");
    else if (open !== undefined) {
      const waiting = undecided.get(open);
      if (waiting) waiting.push(read);
      else undecided.set(open, [read]);
    } else {
      const guest =
        names.length === 0 && addressesIn(event).some((each) => person.emails.has(each));
      yield* found(read, guest ? "this" : "other");
    }
  }
  for (const [id, rest] of undecided) {
    for (const each of rest) yield* found(each, person.visitors.has(id) ? "this" : "other");
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

function named(person: Person, { row, event }: ReadRow): boolean {
  return namesUser(event, person) || mentions(row.body, person.emails);
}

/** The addresses that who sends an event says to have. In other places they may be somebody's. */
function addressesIn({ properties, traits, context }: LoggedEvent): string[] {
  const more = context?.["traits"] as Readonly<Record<string, unknown>> | null | undefined;
  return [properties, traits, more]
    .map((each) => canonicalEmail(each?.["email"]))
    .filter((each) => each !== undefined);
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
