import type { Transaction } from "kysely";
import type { LoggedEvent } from "../project/logged-event.ts";
import type { Claims } from "../project/people.ts";
import type { Database } from "../store/database.ts";
import type { Tables } from "../store/tables.ts";
import { LIVING } from "./belongings.ts";
import { mentions } from "./mentions.ts";
import type { Person } from "./person.ts";
import { namesUser, redacted } from "./redact.ts";
import { allRows, type Between } from "./steps.ts";

/** A document that may be somebody else's and name the person: who has invited them, say. */
interface Told {
  /** One of the tables below, and its column. */
  readonly table: "profile";
  readonly column: "traits";
  readonly id: string;
}

interface Row {
  readonly id: string;
  readonly claims?: string | null;
  readonly traits?: string | null;
  readonly payload?: string | null;
}

/** Claims and traits, or a job with its event. */
type Document = Claims & { readonly event?: LoggedEvent };

/** Where such documents are. */
const DOCUMENTS = [
  ...LIVING.map((prefix) => [`${prefix}visitor`, "claims"] as const),
  ...LIVING.map((prefix) => [`${prefix}profile`, "traits"] as const),
  ["job", "payload"] as const,
];

/** Finds the documents in which a person is named. */
export async function documentsNaming(
  { db }: Database,
  person: Person,
  between: Between,
): Promise<Told[]> {
  const told: Told[] = [];
  for (const [table, column] of DOCUMENTS) {
    const reading = { table, key: "id", columns: [column] } as const;
    for await (const { id, [column]: json } of allRows<Row>(db, reading, between)) {
      if (json && names(person, json)) told.push({ table, column, id } as Told);
    }
  }
  return told;
}

/** Takes the person out of what is left of the documents; the rest of them is somebody else's. */
export async function redactDocuments(
  step: Transaction<Tables>,
  person: Person,
  told: readonly Told[],
): Promise<void> {
  for (const { table, column, id } of told) {
    const row = await step.selectFrom(table).select(column).where("id", "=", id).executeTakeFirst();
    if (!row?.[column]) continue;
    const { event, ...document } = redacted(JSON.parse(row[column]) as Document, person);
    const said = event ? { ...document, event: redacted(event, person) } : document;
    await step
      .updateTable(table)
      .set({ [column]: JSON.stringify(said) })
      .where("id", "=", id)
      .execute();
  }
}

function names(person: Person, json: string): boolean {
  if (mentions(json, person.emails)) return true;
  if (person.users.size === 0 || !json.includes('"userId"')) return false;
  const document = JSON.parse(json) as Document;
  return namesUser(document, person) || namesUser(document.event ?? {}, person);
}
