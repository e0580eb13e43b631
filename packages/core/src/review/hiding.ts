/**
 * Why a review may be hidden: the same list for every score, and nothing in it is about a score or a
 * tone. The texts that people read are by these names.
 */
export const HIDE_REASONS = [
  "spam",
  "fake",
  "conflict-of-interest",
  "duplicate",
  "unlawful",
  "personal-data",
  "hateful",
  "off-topic",
] as const;

/** One of {@link HIDE_REASONS}. */
export type HideReason = (typeof HIDE_REASONS)[number];

/**
 * Days in which a waiting review is to be read. What waits longer is kept from readers like what is
 * hidden, and is told beside it: or whoever reads good ones first would never show a bias.
 */
export const READ_WITHIN_DAYS = 14;

/** Reasons by which a review was never somebody's opinion of the product, or was one already. */
const NO_OPINION: readonly HideReason[] = ["spam", "fake", "conflict-of-interest", "duplicate"];

/** What the average goes by. Of the score it knows nothing. */
export interface Countable {
  /** It came by an invitation, or from somebody who has such an order. */
  readonly asked: boolean;
  readonly imported: boolean;
  /** Whether a person has read it. */
  readonly read: boolean;
  /** Why it is hidden; nothing where it is not. */
  readonly hidden?: HideReason | null | undefined;
}

/**
 * Whether the average counts a review: every one received that is an opinion. Hiding a text for what
 * stands in it takes nothing out of the average; an uninvited one counts once a person has read it,
 * or anybody could move the average by a script.
 */
export function counts({ asked, imported, read, hidden }: Countable): boolean {
  if (hidden && NO_OPINION.includes(hidden)) return false;
  return asked || imported || read;
}

/** How many of the reviews that were received are shown, and why the others are not. */
export interface ReviewTally {
  readonly received: number;
  readonly published: number;
  /** Nobody has read them yet. */
  readonly waiting: number;
  /** In the order of {@link HIDE_REASONS}, each that there is. */
  readonly hidden: readonly { readonly reason: HideReason; readonly count: number }[];
}

/** Counts what the page says of how many are shown: `published`, `waiting` and `hidden` are all. */
export function tally(
  reviews: Iterable<
    | { readonly state: "waiting" | "published" }
    | { readonly state: "hidden"; readonly reason: HideReason }
  >,
): ReviewTally {
  let published = 0;
  let waiting = 0;
  const hidden = new Map<HideReason, number>();
  for (const review of reviews) {
    if (review.state === "hidden") {
      hidden.set(review.reason, (hidden.get(review.reason) ?? 0) + 1);
    } else if (review.state === "waiting") waiting++;
    else published++;
  }
  const reasons = HIDE_REASONS.flatMap((reason) => {
    const count = hidden.get(reason);
    return count ? [{ reason, count }] : [];
  });
  const all = reasons.reduce((sum, { count }) => sum + count, published + waiting);
  return { received: all, published, waiting, hidden: reasons };
}
