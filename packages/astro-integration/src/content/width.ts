/** Letters that terminals draw two columns wide: East Asian ones, and pictures. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const NO_WIDTH = /[\p{M}\u200b-\u200d\ufeff]/u;

/** How many columns a terminal gives a text. */
export function textWidth(text: string): number {
  let width = 0;
  for (const letter of text) width += NO_WIDTH.test(letter) ? 0 : WIDE.test(letter) ? 2 : 1;
  return width;
}

/** A text with spaces up to a width. */
export function padded(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - textWidth(text)));
}

/** A text in lines of at most a width; words that are longer are cut. */
export function wrapped(text: string, width: number): string[] {
  const lines = [""];
  for (const word of text.split(" ")) {
    const line = lines.at(-1)!;
    if (textWidth(word) <= width) {
      const joined = line ? `${line} ${word}` : word;
      if (textWidth(joined) <= width) lines[lines.length - 1] = joined;
      else lines.push(word);
      continue;
    }
    if (line) lines.push("");
    for (const letter of word) {
      if (textWidth(lines.at(-1)! + letter) > width) lines.push("");
      lines[lines.length - 1] += letter;
    }
  }
  return lines;
}
