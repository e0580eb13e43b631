export type Cell = string | number;

/** Prints rows under a head line, numbers to the right. */
export function printTable(head: string[], rows: Cell[][]): void {
  const texts = rows.map((row) => row.map(show));
  const widths = head.map((title, i) =>
    Math.max(title.length, ...texts.map((row) => row[i]?.length ?? 0)),
  );
  const line = (cells: string[], row?: Cell[]): string =>
    cells
      .map((cell, i) => {
        const width = widths[i] ?? 0;
        return typeof row?.[i] === "number" ? cell.padStart(width) : cell.padEnd(width);
      })
      .join("  ")
      .trimEnd();
  console.log(`\n${line(head, rows[0])}`);
  console.log(widths.map((width) => "─".repeat(width)).join("  "));
  texts.forEach((cells, i) => console.log(line(cells, rows[i])));
  console.log();
}

/** A line that says how far a long run has come; not part of the result. */
export function progress(text: string): void {
  console.error(`  ${text}`);
}

function show(cell: Cell): string {
  return typeof cell === "number" ? cell.toLocaleString("en") : cell;
}
