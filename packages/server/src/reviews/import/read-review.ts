import { isScore } from "@stagelight/core/review";
import { readCell } from "../../csv/write-csv.ts";
import { parseMailAddress } from "../../mail/address.ts";
import type { LineProblem } from "../../newsletter/csv/read-person.ts";
import type { CsvRecord } from "../../newsletter/csv/read-records.ts";
import type { ReviewColumn } from "./headers.ts";

/** A review in a file. */
export interface ReviewRow {
  readonly line: number;
  /** What it is called where it was received. */
  readonly id?: string;
  readonly product: string;
  readonly productName?: string;
  readonly stars: number;
  readonly text: string;
  readonly author?: string;
  /** Canonical: kept as a keyed hash alone, so that its owner can have it erased. */
  readonly email?: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly locale: string;
  readonly answer?: { readonly text: string; readonly at: number };
}

/** What lines are held against. */
export interface ReviewRule {
  /** Of lines that name no product. */
  readonly product?: string;
  /** Of lines that name no language, or none that there is. */
  readonly locale: string;
  /** Milliseconds since 1970: what is written later was not written yet. */
  readonly now: number;
}

/** The longest of each that is kept, in characters. */
const LONGEST = { product: 200, text: 5_000, author: 100, answer: 2_000, id: 200 } as const;

/** Days by which clocks and time zones may differ. */
const AHEAD = 86_400_000;

/**
 * Reads a line. Nothing that is too long is cut: a review is taken in as it was written, or not at all.
 *
 * @param columns what each cell holds
 */
export function readReview(
  { line, cells }: CsvRecord,
  columns: readonly (ReviewColumn | undefined)[],
  rule: ReviewRule,
): ReviewRow | LineProblem | "no-stars" {
  const cell = (column: ReviewColumn): string =>
    storable(readCell(cells[columns.indexOf(column)] ?? "")).trim();
  // Our own export has scores of the shop too.
  if (!["", "stars"].includes(cell("kind"))) return "no-stars";
  const wrong = (what: string, help: string): LineProblem => ({ line, what, help });
  const product = oneLine(cell("product")) || rule.product;
  if (product === undefined) return wrong("no product", "Write which one, or say --product <id>.");
  const stars = starsIn(cell("score"));
  if (stars === undefined) {
    const found = JSON.stringify(cell("score").slice(0, 40));
    return wrong(`${found} is no number of stars`, "Write a whole number from 1 to 5.");
  }
  const at = timeIn(cell("date"));
  if (at === undefined || at > rule.now + AHEAD) {
    const found = JSON.stringify(cell("date").slice(0, 40));
    return wrong(
      `${found} is no day on which it can have been written`,
      "Write the day with the year first, such as 2026-03-20.",
    );
  }
  const text = [cell("title"), cell("text")].filter(Boolean).join("\n\n");
  const author = oneLine(cell("author"));
  const reply = cell("reply");
  const id = cell("id");
  const long = longest({ product, text, author, answer: reply, id });
  if (long) return wrong(...long);
  const email = parseMailAddress(cell("email"))?.canonical;
  const productName = oneLine(cell("productName")).slice(0, LONGEST.product);
  return {
    line,
    ...(id !== "" && { id }),
    product,
    ...(productName !== "" && { productName }),
    stars,
    text,
    ...(author !== "" && { author }),
    ...(email !== undefined && { email }),
    at,
    locale: localeIn(cell("language")) ?? rule.locale,
    ...(reply !== "" && { answer: { text: reply, at: timeIn(cell("replyDate")) ?? at } }),
  };
}

/** What no database can store becomes the sign for it. */
function storable(text: string): string {
  return text.replace(/\0|\p{Cs}/gu, "\uFFFD");
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, " ").trim();
}

function starsIn(text: string): number | undefined {
  const stars = /^[1-5](?:[.,]0+)?$/.test(text) ? Number(text[0]) : Number.NaN;
  return isScore("stars", stars) ? stars : undefined;
}

/** Days have the year first, others could be meant in two ways; a time of day is taken for UTC. */
function timeIn(text: string): number | undefined {
  const [, year, month = "", day = "", time = "00:00:00", zone = "Z"] =
    /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?:[T ]+(\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?) ?(?:UTC)?(Z|[+-]\d{2}:?\d{2})?)?$/.exec(
      text,
    ) ?? [];
  if (year === undefined) return undefined;
  const written = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const at = Date.parse(`${written}T${time}${zone}`);
  // The 30th of February would be taken for a day in March.
  const real = new Date(`${written}T00:00:00Z`);
  if (Number.isNaN(at) || real.getUTCDate() !== Number(day)) return undefined;
  return at;
}

function localeIn(text: string): string | undefined {
  try {
    return text === "" ? undefined : new Intl.Locale(text.replaceAll("_", "-")).toString();
  } catch {
    return undefined;
  }
}

function longest(
  texts: Readonly<Record<keyof typeof LONGEST, string>>,
): [what: string, help: string] | undefined {
  for (const [name, most] of Object.entries(LONGEST)) {
    const { length } = texts[name as keyof typeof LONGEST];
    if (length > most) {
      return [
        `${name} has ${length.toLocaleString("en")} characters`,
        `${most.toLocaleString("en")} at most can be taken in; nothing is cut.`,
      ];
    }
  }
  return undefined;
}
