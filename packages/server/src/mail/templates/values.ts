// Two characters that no text has (Unicode keeps them from interchange).
const BEGIN = "\uFDD0";
const END = "\uFDD1";
const PLACE = new RegExp(`${BEGIN}(\\d+)${END}`, "g");

/** More than any name or address needs; the rest of a longer text is cut. */
const LONGEST = 2000;

/**
 * Values that are put into Markdown after it has been read, so that none of their characters means
 * anything in it. Until then a place stands for each, which Markdown takes for a letter.
 */
export interface Values {
  /** Keeps a value. @returns the place that stands for it */
  put(value: string): string;
  /** A text with the values in their places. */
  into(text: string): string;
}

export function values(): Values {
  const kept: string[] = [];
  return {
    put: (value) => `${BEGIN}${kept.push(value) - 1}${END}`,
    into: (text) => text.replace(PLACE, (_, index: string) => kept[Number(index)]!),
  };
}

/** Whether a text could be taken for a place. */
export function holdsPlace(text: string): boolean {
  return text.includes(BEGIN) || text.includes(END);
}

/**
 * A value as one line of text. Line breaks and control characters become blanks; what turns the
 * direction of the text around it is taken out; what is no character at all is shown as one.
 */
export function lineOf(value: unknown): string {
  const text =
    typeof value === "string"
      ? value
      : typeof value === "number" || typeof value === "boolean"
        ? String(value)
        : "";
  const line = text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .replace(/[\u202A-\u202E\u2066-\u2069]/g, "")
    .replace(/[\p{Noncharacter_Code_Point}\p{Cs}]/gu, "\uFFFD");
  return shortened(line, LONGEST);
}

/** A text of at most so many characters, with an ellipsis where it was cut. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  let kept = "";
  for (const { segment } of graphemes.segment(text.slice(0, most))) {
    if (kept.length + segment.length > most - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

const graphemes = new Intl.Segmenter();
