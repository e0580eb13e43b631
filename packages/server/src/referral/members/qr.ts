import encodeQR from "qr";

/** A QR code, as an SVG path whose unit is a module. */
export interface QrCode {
  /** Modules of a side, without the quiet zone: four modules of white belong around it. */
  readonly size: number;
  readonly path: string;
}

/** What a QR code shows of a text. Medium correction: a seventh of it may be covered. */
export function qrCode(text: string): QrCode {
  // It draws a border of one module at least, which is taken off again.
  const rows = encodeQR(text, "raw", { ecc: "medium", border: 1 })
    .slice(1, -1)
    .map((row) => row.slice(1, -1));
  const path = rows
    .map((row, y) =>
      runsOf(row)
        .map(([x, length]) => `M${x} ${y}h${length}v1h-${length}z`)
        .join(""),
    )
    .join("");
  return { size: rows.length, path };
}

/** The dark runs of a row: where each begins, and how long it is. */
function runsOf(row: readonly boolean[]): [number, number][] {
  const runs: [number, number][] = [];
  for (const [x, dark] of row.entries()) {
    if (!dark) continue;
    const last = runs.at(-1);
    if (last && last[0] + last[1] === x) last[1]++;
    else runs.push([x, 1]);
  }
  return runs;
}
