import stringWidth from "fast-string-width";
import { fit, WIDTH } from "./text.ts";

/** A column of a table. */
export interface Column {
  readonly title: string;
  /** Numbers stand to the right. */
  readonly align?: "left" | "right";
  /** Texts that may be cut, when the table would be too wide. */
  readonly shrinks?: true;
}

/** What colours a cell after it was brought to its width. */
export type Paint = (cell: string, row: number, column: number) => string;

const GAP = "  ";
const NARROWEST = 6;

/** A table as lines, the titles first, at most as wide as the terminal. */
export function tableLines(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  paint: Paint = (cell) => cell,
): string[] {
  const widths = columnWidths(columns, rows);
  const line = (cells: readonly string[], row: number): string =>
    cells
      .map((cell, at) => paint(fit(cell, widths[at]!, columns[at]!.align), row, at))
      .join(GAP)
      .trimEnd();
  return [
    line(
      columns.map(({ title }) => title),
      -1,
    ),
    ...rows.map(line),
  ];
}

/** How wide a table would be if nothing were cut. */
export function tableWidth(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): number {
  const natural = naturalWidths(columns, rows);
  return natural.reduce((sum, width) => sum + width, GAP.length * (columns.length - 1));
}

function columnWidths(columns: readonly Column[], rows: readonly (readonly string[])[]): number[] {
  const widths = naturalWidths(columns, rows);
  let excess = tableWidth(columns, rows) - WIDTH;
  // The widest gives way first.
  while (excess > 0) {
    const widest = columns.reduce(
      (found, { shrinks }, at) => (shrinks && widths[at]! > (widths[found] ?? 0) ? at : found),
      -1,
    );
    if (widest < 0 || widths[widest]! <= NARROWEST) break;
    widths[widest]!--;
    excess--;
  }
  return widths;
}

function naturalWidths(columns: readonly Column[], rows: readonly (readonly string[])[]): number[] {
  return columns.map(({ title }, at) =>
    Math.max(stringWidth(title), ...rows.map((row) => stringWidth(row[at]!))),
  );
}
