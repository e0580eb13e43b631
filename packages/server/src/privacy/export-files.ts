import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "csv-stringify/sync";
import { withoutFormulas } from "../csv/write-csv.ts";
import type { ExportedRow, PersonExport } from "./export.ts";

/**
 * Writes an export into a folder: `export.json` with everything, and a table of each kind as CSV.
 * Only its owner may read the files.
 *
 * @returns the names of the files
 */
export function writeExport(person: PersonExport, folder: string): string[] {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const files = [
    ["export.json", `${JSON.stringify(person, null, 2)}\n`],
    ...Object.entries(person.tables).map(([table, rows]) => [`${table}.csv`, csvOf(rows)]),
  ] as [string, string][];
  for (const [name, text] of files) writeFileSync(join(folder, name), text, { mode: 0o600 });
  return files.map(([name]) => name);
}

/** Rows as CSV (RFC 4180). What a spreadsheet would take for a formula is told as text. */
export function csvOf(rows: readonly ExportedRow[]): string {
  const flat = rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([column, value]) => [
        column,
        typeof value === "number" || value === null || value === undefined ? value : textOf(value),
      ]),
    ),
  );
  return stringify(flat, { header: true, escape_formulas: true, record_delimiter: "windows" });
}

function textOf(value: unknown): string {
  return withoutFormulas(typeof value === "object" ? JSON.stringify(value) : String(value));
}
