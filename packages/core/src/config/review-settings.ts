import { pageByLocale } from "./localized-page.ts";
import type { Localized } from "./localized.ts";
import type { ReadReview, ReadReviewLink } from "./review.ts";

/** What widgets have to know of reviews, in a browser. */
export interface ReviewSettings {
  /** For everybody, after any answer, in this order. */
  readonly links: readonly ReadReviewLink[];
  /** How many can be sent along; nothing where none can. */
  readonly photos?: number;
  /** What every customer who was asked gets for a review. */
  readonly thanks?: Localized;
  /** By the site's languages, where it differs; nothing where no page is linked to. */
  readonly policy?: Localized;
}

/** What a site's review widgets have to know, for pages: nothing of it is secret. Nothing without reviews. */
export function reviewSettings({
  review,
  site: { locales },
}: {
  readonly review?: ReadReview | undefined;
  readonly site: { readonly locales: readonly string[] };
}): ReviewSettings | undefined {
  if (!review) return undefined;
  const { links, photos, thanks, policy } = review;
  return {
    links,
    ...(photos > 0 && { photos }),
    ...(thanks && { thanks: thanks.text }),
    ...(policy !== undefined && { policy: pageByLocale(policy, locales) }),
  };
}
