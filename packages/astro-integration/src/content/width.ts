import textWidth from "fast-string-width";

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
