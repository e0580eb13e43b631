import type { Database } from "../store/database.ts";
import { type Column, COLUMNS, type ColumnsOfTable } from "../store/columns.ts";
import type { Tables } from "../store/tables.ts";
import { conditionsFor, PERSONAL } from "./belongings.ts";
import { eventsOf, findInLog } from "./events-of.ts";
import { findKnown, type Person, wantedEmail } from "./person.ts";
import { mentionsIn } from "./redact.ts";
import type { Between } from "./steps.ts";

/** A row as people read it: times in ISO 8601, documents as they are. */
export type ExportedRow = Readonly<Record<string, unknown>>;

/** Everything that is known of a person, by table. Rows without a `profile_id` are only claimed. */
export interface PersonExport {
  readonly email: string;
  readonly exportedAt: string;
  readonly tables: Readonly<Partial<Record<keyof Tables, readonly ExportedRow[]>>>;
}

/** Whom to export. */
export interface ExportInput {
  readonly email: string;
  /** By which tables know the address, a guest's too: see `keysOf`. */
  readonly addressKeys?: readonly string[];
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * Everything that is known of who is behind an address: each column that says something of a person.
 * Of what somebody else has said, only what names them.
 *
 * @throws RangeError when this is no e-mail address
 */
export async function exportPerson(
  database: Database,
  { email, addressKeys = [], now }: ExportInput,
  between: Between = () => {},
): Promise<PersonExport> {
  const wanted = wantedEmail(email);
  const known = await findKnown(database, { emails: [wanted], users: [] }, between);
  const tables = await tablesOf(database, known, addressKeys, between);
  return { email: wanted, exportedAt: new Date(now).toISOString(), tables };
}

/** Whom to export, by everything that proves who it is; or one browser that is nobody's. */
export interface ExportKnownInput {
  /** In their canonical form. */
  readonly emails: readonly string[];
  readonly users: readonly string[];
  readonly visitor?: string;
  /** By which tables know the addresses: see `keysOf`. */
  readonly addressKeys: readonly string[];
}

/** Exports a person like {@link exportPerson}, also one who has no address. */
export async function exportKnown(
  database: Database,
  { emails, users, visitor, addressKeys }: ExportKnownInput,
  between: Between,
): Promise<PersonExport["tables"]> {
  const known =
    visitor === undefined
      ? await findKnown(database, { emails, users }, between)
      : { ...NOBODY, visitors: new Set([visitor]) };
  return tablesOf(database, known, addressKeys, between);
}

const NOBODY: Person = {
  emails: new Set(),
  users: new Set(),
  profiles: new Set(),
  visitors: new Set(),
};

async function tablesOf(
  database: Database,
  known: Person,
  addressKeys: readonly string[],
  between: Between,
): Promise<PersonExport["tables"]> {
  const found = await findInLog(database, known, between);
  const { person } = found;
  const tables: Partial<Record<keyof Tables, ExportedRow[]>> = {};
  const events: ExportedRow[] = [];
  for await (const { owner, row, event } of eventsOf(database, found, between)) {
    const body = owner === "this" ? row.body : JSON.stringify(mentionsIn(event, person));
    events.push(exported("log", { received_at: row.receivedAt, body }));
  }
  if (events.length > 0) tables.log = events;
  for (const table of PERSONAL) {
    const rows = new Map<string, ExportedRow>();
    for (const condition of conditionsFor(table, person, addressKeys)) {
      const some = await database.db
        .selectFrom(table as "transition")
        .selectAll()
        .where(condition)
        .execute();
      for (const row of some) rows.set(JSON.stringify(row), exported(table, row));
    }
    if (rows.size > 0) tables[table] = [...rows.values()];
    await between();
  }
  return tables;
}

function exported(table: keyof Tables, row: object): ExportedRow {
  const columns: ColumnsOfTable = COLUMNS[table];
  return Object.fromEntries(
    Object.entries(row)
      .filter(([name]) => columns[name]!.pii !== "none")
      .map(([name, value]) => [name, readable(columns[name]!, value)]),
  );
}

function readable({ holds }: Column, value: unknown): unknown {
  if (value === null) return null;
  if (holds === "time") return new Date(Number(value)).toISOString();
  return holds === "json" ? (JSON.parse(String(value)) as unknown) : value;
}
