import { stringify } from "csv-stringify/sync";

/** Lines of CSV (RFC 4180). What a spreadsheet would take for a formula is told as text. */
export function csvText(lines: readonly (readonly string[])[]): string {
  // A break within a cell that is none of RFC 4180's would begin another person's line.
  const cells = lines.map((line) =>
    line.map((text) => text.replace(/[\p{Cc}\u2028\u2029]+/gu, " ")),
  );
  return stringify(cells, { escape_formulas: true, record_delimiter: "windows" });
}
