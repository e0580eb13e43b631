import type { HideReason } from "@stagelight/core/review";
import type { ReviewTable } from "../../store/review-tables.ts";

/** The longest answer and the longest note that are kept, in characters. */
export const LONGEST_ANSWER = 2_000;
export const LONGEST_NOTE = 300;

/** What a person of the shop can decide about a review. */
export type Decision =
  | { readonly action: "publish"; readonly note?: string }
  | {
      readonly action: "hide";
      readonly reason: HideReason;
      /** The review that it is a duplicate of. */
      readonly of?: string;
      readonly note?: string;
    }
  | { readonly action: "answer"; readonly text: string }
  | { readonly action: "feature" | "unfeature" };

/** Why something cannot be decided. */
export type Refusal =
  /** Scores of the shop are published nowhere. */
  | "score"
  /** Its author was erased: nothing is left that could be read. */
  | "erased"
  /** It stands so already. */
  | "already"
  /** Only what everybody can read is answered and picked. */
  | "not-published"
  /** Its author has not allowed that it is quoted elsewhere. */
  | "no-permission"
  /** Of stars without words there is nothing to quote. */
  | "no-text"
  /** It is not known which review it would be a duplicate of. */
  | "no-original";

/** What the rule is told of a review. The score is not among it, nor anything that follows from it. */
export type Judged = Pick<
  ReviewTable,
  | "id"
  | "product"
  | "kind"
  | "state"
  | "reason"
  | "read_at"
  | "published_at"
  | "permission"
  | "featured_at"
  | "text"
  | "locale"
  | "answer"
>;

/** What becomes of a review. */
export interface Verdict {
  readonly change: Partial<
    Pick<
      ReviewTable,
      | "state"
      | "reason"
      | "read_at"
      | "published_at"
      | "featured_at"
      | "answer"
      | "answered_at"
      | "changed_at"
    >
  >;
  /** What the author and the log are told of; nothing where nobody sees a difference. */
  readonly tells?: "published" | "hidden" | "answered";
}

/**
 * The one rule by which reviews are published, hidden, answered and picked, the same for every score.
 *
 * @param original the review that it is said to be a duplicate of, if there is such a one
 * @param now milliseconds since 1970
 */
export function judge(
  review: Judged,
  decision: Decision,
  original: Pick<ReviewTable, "id" | "product" | "kind" | "reason"> | undefined,
  now: number,
): Verdict | Refusal {
  if (review.kind !== "stars") return "score";
  if (review.locale === "") return "erased";
  const change = { changed_at: now };
  const read = { ...change, read_at: review.read_at ?? now };
  switch (decision.action) {
    case "publish":
      if (review.state !== "published") {
        const since = review.published_at ?? now;
        const published = { state: "published", reason: null, published_at: since } as const;
        return { change: { ...read, ...published }, tells: "published" };
      }
      // Where reviews are shown at once, this is how a person says that they have read one.
      return review.read_at === null ? { change: read } : "already";
    case "hide": {
      const { reason } = decision;
      if (reason === "duplicate" && !isOriginal(review, original)) return "no-original";
      if (review.state === "hidden" && review.reason === reason) return "already";
      const hidden = { state: "hidden", reason, featured_at: null } as const;
      return { change: { ...read, ...hidden }, tells: "hidden" };
    }
    case "answer":
      if (review.state !== "published") return "not-published";
      if (review.answer === decision.text) return "already";
      return {
        change: { ...read, answer: decision.text, answered_at: now },
        tells: "answered",
      };
    case "feature":
      if (review.state !== "published") return "not-published";
      if (review.permission !== 1) return "no-permission";
      if (!review.text?.trim()) return "no-text";
      return review.featured_at === null ? { change: { ...read, featured_at: now } } : "already";
    case "unfeature":
      return review.featured_at === null ? "already" : { change: { ...change, featured_at: null } };
  }
}

/** Of two that are the same one stays: it is about the same product, and no duplicate itself. */
function isOriginal(
  { id, product }: Pick<Judged, "id" | "product">,
  original: Parameters<typeof judge>[2],
): boolean {
  return (
    original !== undefined &&
    original.id !== id &&
    original.kind === "stars" &&
    original.product === product &&
    original.reason !== "duplicate"
  );
}
