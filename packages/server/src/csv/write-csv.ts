import { stringify } from "csv-stringify/sync";

/**
 * Lines of CSV (RFC 4180) in which no spreadsheet finds a formula, also where it splits at semicolons, as
 * Excel does in most of Europe. What is no character of a text becomes a space.
 */
export function writeCsv(lines: readonly (readonly string[])[]): string {
  const cells = lines.map((line) => line.map((text) => withoutFormulas(oneLine(text))));
  return stringify(cells, { escape_formulas: true, record_delimiter: "windows" });
}

/** A break within a cell that is none of RFC 4180's would begin another line. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, " ");
}

/**
 * A text in which no formula begins behind a semicolon or a break: to who splits at semicolons, quotes in the middle of
 * a cell are nothing special. How a whole cell begins, `escape_formulas` looks after.
 */
export function withoutFormulas(text: string): string {
  return text.replace(/([;\r\n])(?=[\s"']*[=+\-@＝＋－＠])/g, "$1'");
}

/** Takes out what {@link writeCsv} has put in. */
export function readCell(text: string): string {
  const whole = /^'[=+\-@\t\r＝＋－＠]/.test(text) ? text.slice(1) : text;
  return whole.replace(/;'(?=[\s"']*[=+\-@＝＋－＠])/g, ";");
}
