import type { Database } from "../store/database.ts";
import { PII, type Tables } from "../store/tables.ts";
import { conditionsFor, PERSONAL } from "./belongings.ts";
import { eventsOf } from "./events-of.ts";
import { findPerson, wantedEmail } from "./person.ts";
import type { Between } from "./steps.ts";

/** A row as people read it: times in ISO 8601, documents as they are. */
export type ExportedRow = Readonly<Record<string, unknown>>;

/** Everything that is known of a person, by table. Rows without a `profile_id` are only claimed. */
export interface PersonExport {
  readonly email: string;
  readonly exportedAt: string;
  readonly tables: Readonly<Partial<Record<keyof Tables, readonly ExportedRow[]>>>;
}

/**
 * Everything that is known of who is behind an address: each column that says something of a person.
 *
 * @param now milliseconds since 1970
 * @throws RangeError when this is no e-mail address
 */
export async function exportPerson(
  database: Database,
  { email, now }: { readonly email: string; readonly now: number },
  between: Between = () => {},
): Promise<PersonExport> {
  const wanted = wantedEmail(email);
  const person = await findPerson(database, wanted, between);
  const tables: Partial<Record<keyof Tables, ExportedRow[]>> = {};
  const events: ExportedRow[] = [];
  for await (const { receivedAt, body } of eventsOf(database, person, between)) {
    events.push(exported("log", { received_at: receivedAt, body }));
  }
  if (events.length > 0) tables.log = events;
  for (const table of PERSONAL) {
    const rows: ExportedRow[] = [];
    for (const condition of conditionsFor(table, person)) {
      const some = await database.db
        .selectFrom(table as "transition")
        .selectAll()
        .where(condition)
        .execute();
      rows.push(...some.map((row) => exported(table, row)));
    }
    if (rows.length > 0) tables[table] = rows;
    await between();
  }
  return { email: wanted, exportedAt: new Date(now).toISOString(), tables };
}

/** Columns with times, and those with JSON. */
const TIMES = new Set(["received_at", "first_seen", "last_seen", "created_at", "wanted_at", "at"]);
const DOCUMENTS = new Set([
  "body",
  "hint",
  "verified",
  "claims",
  "consent",
  "traits",
  "evidence",
  "payload",
]);

function exported(table: keyof Tables, row: object): ExportedRow {
  const tags = PII[table] as Readonly<Record<string, string>>;
  return Object.fromEntries(
    Object.entries(row)
      .filter(([column]) => tags[column] !== "none")
      .map(([column, value]) => [column, readable(column, value)]),
  );
}

function readable(column: string, value: unknown): unknown {
  if (value === null) return null;
  if (TIMES.has(column)) return new Date(Number(value)).toISOString();
  return DOCUMENTS.has(column) ? (JSON.parse(String(value)) as unknown) : value;
}
