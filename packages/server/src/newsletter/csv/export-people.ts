import type { NewsletterField } from "@stagelight/core/config";
import type { Kysely } from "kysely";
import { writeCsv } from "../../csv/write-csv.ts";
import type { Tables } from "../../store/tables.ts";

/** People that are read in one step. */
const STEP = 1_000;

/** Which people are exported, and how. */
export interface ExportRule {
  /** Default: all lists, with a line for each list that somebody is on. */
  readonly list?: string;
  /** Also those who have left. */
  readonly left: boolean;
  /** A column for each. */
  readonly fields: readonly Pick<NewsletterField, "id">[];
  /** Whether it begins with a byte order mark, without which Excel takes UTF-8 for something else. */
  readonly mark: boolean;
}

/**
 * People who have confirmed, as CSV (RFC 4180), piece by piece. What a spreadsheet would take for a
 * formula is told as text.
 */
export async function* exportPeople(
  db: Kysely<Tables>,
  { list, left, fields, mark }: ExportRule,
): AsyncGenerator<{ readonly text: string; readonly people: number }> {
  const columns = [...COLUMNS, ...fields.map(({ id }) => id)];
  yield { text: (mark ? "\uFEFF" : "") + writeCsv([columns]), people: 0 };
  let after: readonly [subscriber: string, list: string] = ["", ""];
  for (;;) {
    const rows = await some(db, { list, left }, after);
    const lines = rows.map((row) => lineOf(row, fields));
    if (lines.length > 0) yield { text: writeCsv(lines), people: lines.length };
    const last = rows.at(-1);
    if (!last || rows.length < STEP) return;
    after = [last.id, last.list];
  }
}

const COLUMNS = ["email", "name", "language", "frequency", "list", "state", "since", "reason"];

type Row = Awaited<ReturnType<typeof some>>[number];

function some(
  db: Kysely<Tables>,
  { list, left }: { readonly list: string | undefined; readonly left: boolean },
  [id, lastList]: readonly [string, string],
) {
  return db
    .selectFrom("subscription")
    .innerJoin("subscriber", "subscriber.id", "subscription.subscriber_id")
    .select([
      "subscriber.id",
      "subscriber.email",
      "subscriber.name",
      "subscriber.fields",
      "subscriber.locale",
      "subscriber.frequency",
      "subscription.list",
      "subscription.state",
      "subscription.at",
      "subscription.reason",
    ])
    .where((row) =>
      row.or([
        row("subscription.subscriber_id", ">", id),
        row.and([
          row("subscription.subscriber_id", "=", id),
          row("subscription.list", ">", lastList),
        ]),
      ]),
    )
    .$if(list !== undefined, (rows) => rows.where("subscription.list", "=", list!))
    .$if(!left, (rows) => rows.where("subscription.state", "=", "confirmed"))
    .orderBy("subscription.subscriber_id")
    .orderBy("subscription.list")
    .limit(STEP)
    .execute();
}

function lineOf(row: Row, fields: ExportRule["fields"]): string[] {
  const given = JSON.parse(row.fields) as Record<string, unknown>;
  const since = new Date(Number(row.at)).toISOString();
  return [
    row.email,
    row.name ?? "",
    row.locale,
    row.frequency ?? "",
    row.list,
    row.state,
    since,
    row.reason ?? "",
    ...fields.map(({ id }) => cell(given[id])),
  ];
}

function cell(value: unknown): string {
  if (value === undefined || value === null) return "";
  return Array.isArray(value) ? value.join(", ") : String(value);
}
