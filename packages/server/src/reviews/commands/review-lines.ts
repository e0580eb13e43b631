import type { Selectable } from "kysely";
import { lineOf } from "../../mail/templates/values.ts";
import type { ReviewTable } from "../../store/review-tables.ts";
import { shorten, WIDTH, wrap } from "../../terminal/text.ts";
import { rowProvenance } from "../row-provenance.ts";

/** A row of `review`. */
export type Review = Selectable<ReviewTable>;

/** A review in two lines: what is known of it, and how its text begins. Nothing in it moves a cursor. */
export function shortLines(review: Review): string[] {
  const { id, created_at: at } = review;
  const about = `${review.kind === "stars" ? lineOf(review.product) : "the shop"}${by(review)}`;
  const known = [stateOf(review), ...rowProvenance(review)].join(", ");
  const text = lineOf(review.text ?? "").trim();
  return [
    `${id}  ${iso(at)}  ${scoreOf(review)}  ${about} (${known})`,
    ...(text === "" ? [] : [`  ${shorten(text, WIDTH - 2)}`]),
  ];
}

/** All that somebody has to read before they decide. */
export function longLines(review: Review): string[] {
  const told: readonly (readonly [string, string | null])[] = [
    ["Review", review.id],
    ["About", review.kind === "stars" ? review.product : "the shop"],
    ["Score", scoreOf(review)],
    ["By", review.author],
    ["Written", iso(review.created_at)],
    ["Language", review.locale],
    ["Known of it", rowProvenance(review).join(", ") || "nothing: nobody has asked for it"],
    ["Received at", review.imported_from],
    ["Promised for it", review.promised],
    ["State", stateOf(review)],
    ["May be quoted", review.permission === 1 ? "yes" : "no"],
    ["Picked", review.featured_at === null ? null : iso(review.featured_at)],
    ["Found helpful", review.votes > 0 ? String(review.votes) : null],
  ];
  return [
    ...told.flatMap(([name, value]) =>
      value === null || value === "" ? [] : [`${name.padEnd(15)}  ${lineOf(value)}`],
    ),
    ...(review.text ? ["", ...textLines(review.text)] : []),
    ...(review.answer ? ["", "The shop's answer:", ...textLines(review.answer)] : []),
  ];
}

/** A text that somebody has written, in lines that fit. */
function textLines(text: string): string[] {
  return text.split(/\r\n|\r|\n/).flatMap((line) => {
    const lines = wrap(lineOf(line), WIDTH - 2);
    return lines.length === 0 ? [""] : lines.map((each) => `  ${each}`);
  });
}

/** What a review was given: stars, or a number of how many. */
function scoreOf({ kind, score }: Pick<Review, "kind" | "score">): string {
  const most = { stars: 5, nps: 10, csat: 5, ces: 7 }[kind];
  return kind === "stars"
    ? "★".repeat(Number(score)) + "☆".repeat(5 - Number(score))
    : `${kind.toUpperCase()} ${score}/${most}`;
}

/** Where it stands, and if it is hidden, why. */
function stateOf({ state, reason, locale }: Pick<Review, "state" | "reason" | "locale">) {
  if (locale === "") return `${state}, its author was erased`;
  return state === "hidden" ? `hidden: ${reason}` : state;
}

/** A time as it is written everywhere. */
export function iso(milliseconds: number): string {
  return new Date(Number(milliseconds)).toISOString();
}

/** JSON in which nothing moves a terminal's cursor or turns its text around. */
export function jsonLines(value: unknown): string {
  return JSON.stringify(value, undefined, 2).replace(
    /[\u007F-\u009F\u2028\u2029\u200E\u200F\u202A-\u202E\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

function by({ author }: Review): string {
  return author ? ` by ${lineOf(author)}` : "";
}
