import type { ReviewedKind } from "./kinds.ts";

/** Characters that could end a script or a line in one, as JSON writes them. */
const RISKY = /[<>&\u2028\u2029]/g;

/**
 * JSON that can stand in a `script` element: it reads as before, and nothing in it can end the element
 * or begin a comment. Half characters are written by their number, so that no encoder changes them.
 */
export function escapeJson(value: unknown): string {
  return JSON.stringify(value).replace(
    RISKY,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** What stands on the page of the reviews of one thing. */
export interface JsonLdFacts {
  readonly about: ReviewedKind;
  /** Address of the page: with it the block joins others that tell of the same thing. */
  readonly page: string;
  readonly name: string;
  /** What the page shows of all reviews; nothing where it shows none, or while its average stands still. */
  readonly summary?: { readonly average: number; readonly count: number } | undefined;
  /** Those that the page shows, as it shows them. */
  readonly reviews: readonly {
    readonly stars: number;
    readonly text: string;
    /** Empty: they have not said. */
    readonly author: string;
    /** ISO 8601. */
    readonly at: string;
    readonly imported?: unknown;
  }[];
  /** Whether an imported review counts in the summary. */
  readonly imported: boolean;
}

/** The longest name of an author that Google takes. */
const LONGEST_AUTHOR = 100;

/**
 * What search engines are told of reviews: no more than the page shows. Reviews received on other
 * sites are not told, and no average that they count in; nor are those whose author has no name.
 *
 * @returns JSON that can stand in a `script` element; nothing where there is nothing to tell
 */
export function jsonLd(facts: JsonLdFacts): string | undefined {
  const { about, page, name, summary, imported } = facts;
  const reviews = facts.reviews.filter(
    (review) => review.author !== "" && review.imported === undefined,
  );
  const rating = imported || !summary || summary.count === 0 ? undefined : summary;
  if (!rating && reviews.length === 0) return undefined;
  return escapeJson({
    "@context": "https://schema.org",
    "@type": about,
    "@id": `${page.split("#")[0]}#${about.toLowerCase()}`,
    name,
    ...(rating && {
      aggregateRating: {
        "@type": "AggregateRating",
        ratingValue: Math.round(rating.average * 10) / 10,
        reviewCount: rating.count,
        bestRating: 5,
        worstRating: 1,
      },
    }),
    ...(reviews.length > 0 && {
      review: reviews.map(({ stars, text, author, at }) => ({
        "@type": "Review",
        author: { "@type": "Person", name: Array.from(author).slice(0, LONGEST_AUTHOR).join("") },
        datePublished: at.slice(0, 10),
        ...(text !== "" && { reviewBody: text }),
        reviewRating: { "@type": "Rating", ratingValue: stars, bestRating: 5, worstRating: 1 },
      })),
    }),
  });
}
