import stringWidth from "fast-string-width";

/** The columns that output fits into. */
export const WIDTH = 80;

const graphemes = new Intl.Segmenter();

/** A text in exactly so many columns: cut with an ellipsis, or filled with blanks. */
export function fit(text: string, columns: number, align: "left" | "right" = "left"): string {
  const cut = shorten(text, columns);
  const blanks = " ".repeat(Math.max(0, columns - stringWidth(cut)));
  return align === "left" ? cut + blanks : blanks + cut;
}

/** A text in at most so many columns. */
export function shorten(text: string, columns: number): string {
  if (stringWidth(text) <= columns) return text;
  let kept = "";
  for (const { segment } of graphemes.segment(text)) {
    if (stringWidth(kept + segment) > columns - 1) break;
    kept += segment;
  }
  return `${kept}…`;
}

/** A text in lines of at most so many columns, broken at blanks where there are some. */
export function wrap(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = "";
  const end = (): void => {
    if (line) lines.push(line);
    line = "";
  };
  for (const word of text.split(" ")) {
    if (line && stringWidth(`${line} ${word}`) > columns) end();
    if (stringWidth(word) <= columns) {
      line = line ? `${line} ${word}` : word;
      continue;
    }
    for (const { segment } of graphemes.segment(word)) {
      if (stringWidth(line + segment) > columns) end();
      line += segment;
    }
  }
  end();
  return lines;
}
