import type { Provenance, ReviewedKind } from "@stagelight/core/review";
import type { ReviewsWords } from "./reviews-words.ts";

/** A review that is shown, as much of it as is read here. */
export interface Review {
  readonly id: string;
  readonly stars: number;
  readonly text: string;
  /** Empty: they have not said. */
  readonly author: string;
  /** As ISO 8601 has it. */
  readonly at: string;
  /** The language that it was written in. */
  readonly locale: string;
  readonly provenance: readonly Provenance[];
  /** Sizes are in pixels. */
  readonly photos: readonly {
    readonly url: string;
    readonly width: number;
    readonly height: number;
  }[];
  /** What the shop says to it. */
  readonly answer?: { readonly text: string; readonly at: string } | undefined;
  /** How many have found it helpful. */
  readonly votes: number;
  /** Where it was received, if not here. */
  readonly imported?: { readonly from: string } | undefined;
  /** What everybody who was asked got for a review. */
  readonly promised?: string | undefined;
  /** What it is about, where it stands among reviews of other things. */
  readonly productName?: string | undefined;
}

/** The figures of a product. */
export interface Summary {
  /** Nothing where no review counts. */
  readonly average: number | null;
  readonly interval: readonly [low: number, high: number] | null;
  readonly count: number;
  /** How many of them were received elsewhere. */
  readonly imported?: number | undefined;
  /** Reviews of one star, of two, and so on. */
  readonly distribution: readonly number[];
  /** Whether they stand still, since too many came at once. */
  readonly frozen?: boolean | undefined;
}

/**
 * Reviews of a product, or those that the shop has picked. Figures are those of all, the list may be a
 * part.
 */
export interface Reviews {
  readonly summary?: Summary | undefined;
  readonly published: number;
  readonly received: number;
  readonly waiting: number;
  readonly hidden: readonly { readonly reason: string; readonly count: number }[];
  readonly reviews: readonly Review[];
  /** Where the list goes on. */
  readonly next?: string | undefined;
}

/** What the page says of the thing itself, for its markup. */
export interface Reviewed {
  readonly about: ReviewedKind;
  readonly name: string;
  /** Address of the page. */
  readonly page: string;
  /** More of schema.org's properties. */
  readonly more?: object | undefined;
}

/** What a page carries for the script that renews it. */
export interface ReviewsTable {
  readonly words: ReviewsWords;
  /** The language of the words. */
  readonly lang: string;
  /** Where the server listens, without a slash at the end. */
  readonly server: string;
  /** What the shop is called, where the config says it. */
  readonly site?: string | undefined;
  /** What ids in the page begin with. */
  readonly id: string;
  /** Which product; nothing where it shows what the shop has picked. */
  readonly product?: string | undefined;
  /** How many reviews it asks for at first, at most. */
  readonly most: number;
  /** Whether the page was built without them, and what is there is to be shown at once. */
  readonly live: boolean;
  /** Whether what was built is renewed once it is seen. */
  readonly refresh: boolean;
  /** Whether there may be more than what stands here. */
  readonly next?: string | undefined;
  /** Nothing where the page has no markup. */
  readonly reviewed?: Reviewed | undefined;
}
