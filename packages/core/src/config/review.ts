import type { BurstLimits } from "../review/burst.ts";
import type { ReviewedKind } from "../review/kinds.ts";
import type { PublicLinkId } from "../review/links.ts";
import type { Duration } from "../time/duration.ts";
import type { Localized } from "./localized.ts";
import type { NewsletterIncentive } from "./newsletter.ts";
import type { Discount } from "./referral.ts";

/**
 * The `review` key of the config: asking customers, and what they answer. Needs `server`. With all
 * defaults: `{}`. Nobody can be treated by their score: no key goes by it.
 */
export interface ReviewConfig {
  /** How customers are asked after an order, every one alike. Default: `{}`; `false`: nobody is written to. */
  readonly ask?: false | ReviewAsk;
  /** Where else people can review: shown to everybody after any answer, in this order. Twelve at most. */
  readonly links?: readonly ReviewLink[];
  /** What is reviewed, as schema.org calls it. Default: `"Product"`. */
  readonly about?: ReviewedKind;
  /** Whether photos can be sent along, and how many: `{ most: 3 }`. Default: `false`. */
  readonly photos?: false | { readonly most?: number };
  /**
   * When a person reads what was written: before it shows, or `after`. It is one rule for all scores.
   * Default: `"before"`.
   */
  readonly moderation?: "before" | "after";
  /**
   * What every customer who was asked gets for a review, whatever it says. It is told at the review.
   * For reviews elsewhere there is none.
   */
  readonly thanks?: ReviewThanks;
  /** A page that says how reviews are collected and checked, as in `mail.links`. Default: none is linked to. */
  readonly policy?: string;
  /**
   * More reviews of one product than that in so long: the average shown stands still and somebody is
   * told. Ten at least, within a day at most. Default: `{ most: 50, within: "10m" }`.
   */
  readonly burst?: { readonly most: number; readonly within: Duration };
}

/** How customers are asked. */
export interface ReviewAsk {
  /** Default: `"Order Completed"`. */
  readonly after?: AskEvent;
  /** How long after. Default: `"14d"`. */
  readonly wait?: Duration;
  /** When who has not answered is asked a second and last time, from the first. Default: `false`. */
  readonly remind?: false | Duration;
}

/** What customers can be asked after. */
export const ASK_EVENTS = ["Order Completed", "Order Fulfilled"] as const;

/** One of {@link ASK_EVENTS}. */
export type AskEvent = (typeof ASK_EVENTS)[number];

/** Where else people can review. */
export interface ReviewLink {
  /** A known place, `"google"`, or a word of your own with a `label`. */
  readonly id: PublicLinkId | (string & {});
  /** Where it leads, with `https:`. */
  readonly url: string;
  /** Default: the name of the known place. */
  readonly label?: Localized;
}

/** What every customer who was asked gets for a review. */
export interface ReviewThanks {
  /** Where codes come from, as in `newsletter.incentive`. */
  readonly codes: NonNullable<NewsletterIncentive["codes"]>;
  /** What a code is worth, where the server is asked for it. Default: only the shop knows. */
  readonly discount?: Discount;
  /** `"A code for 5 % off your next order"`. */
  readonly text: Localized;
}

/** The `review` key with its defaults; times are seconds. */
export interface ReadReview {
  readonly ask:
    | false
    | {
        readonly after: AskEvent;
        readonly wait: number;
        readonly remind: false | number;
      };
  readonly links: readonly ReadReviewLink[];
  readonly about: ReviewedKind;
  /** How many can be sent along; 0: none. */
  readonly photos: number;
  readonly moderation: "before" | "after";
  readonly thanks?: ReviewThanks;
  /** Nothing where no page is linked to. */
  readonly policy?: string;
  readonly burst: BurstLimits;
}

/** Where else people can review, with a label. */
export interface ReadReviewLink {
  readonly id: string;
  readonly url: string;
  readonly label: Localized;
}
