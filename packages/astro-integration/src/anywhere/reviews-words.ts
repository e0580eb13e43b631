/** A text for one, and for any other number: `{count}` stands for it. */
export interface Counted {
  readonly one: string;
  readonly other: string;
}

/** What stands at a review of how it came in. */
export interface BadgeWords {
  /** One to three words. */
  readonly name: string;
  /** A sentence that says what that means, for whoever opens it. */
  readonly means: string;
}

/** Words of `<Reviews>` and `<Testimonials>`; pages carry those of their language. */
export interface ReviewsWords {
  /** Title of all reviews of a product. */
  readonly heading: string;
  /** Title of the reviews that the shop has picked. */
  readonly testimonials: string;
  /** Below that title; `{site}`: the shop. */
  readonly picked: string;
  /** The same where the config does not name the shop. */
  readonly pickedByShop: string;
  /** What stars mean, for who does not see them. */
  readonly outOf: string;
  /** Behind the average, for who listens: between `{low}` and `{high}` stars. */
  readonly interval: string;
  readonly reviews: Counted;
  readonly stars: Counted;
  /** Names the list of five bars, each of which filters. */
  readonly distribution: string;
  /** Names the group of what sorts and filters. */
  readonly choose: string;
  /** The link that ends a filter. */
  readonly all: string;
  readonly sort: string;
  readonly newest: string;
  readonly highest: string;
  readonly lowest: string;
  readonly helpfulFirst: string;
  readonly verifiedOnly: string;
  readonly photosOnly: string;
  /** By what the server has computed; `open`: nothing of it. `{from}`: where it was received. */
  readonly badges: Readonly<
    Record<"verified" | "invited" | "imported" | "incentivised" | "open", BadgeWords>
  >;
  /** Above what the shop says to a review; `{site}`: the shop. */
  readonly answer: string;
  /** The same where the config does not name the shop. */
  readonly answerOfShop: string;
  /** Who wrote it, where nobody has said. */
  readonly anonymous: string;
  /** What an image is, for who does not see it. */
  readonly photo: string;
  readonly votes: Counted;
  /** Button at a review. */
  readonly helpful: string;
  readonly published: string;
  /** Before the list of reasons why others are not shown. */
  readonly notShown: string;
  /** Reasons, each a noun with its number, as in a list. */
  readonly reasons: Readonly<Record<string, string>>;
  /** Between two of them. */
  readonly separator: string;
  readonly waiting: string;
  /** Too many came at once: the average stands still. */
  readonly frozen: string;
  /** Link to how reviews are collected. */
  readonly policy: string;
  readonly empty: string;
  readonly emptyFilter: string;
  /** Where the list is not there yet. */
  readonly loading: string;
  /** The same for who has no JavaScript. */
  readonly withoutScript: string;
  readonly failed: string;
  readonly again: string;
  readonly more: string;
  /** Said once a filter or more reviews are there. */
  readonly shown: Counted;
}
