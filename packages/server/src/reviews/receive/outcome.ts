import { localized, type ReadConfig, type ReadReview } from "@stagelight/core/config";
import { isLow, type PublicLink, publicLinks, type ScoreKind } from "@stagelight/core/review";

/** What follows from a review or an answer, for whoever gave it. */
export interface ReviewOutcome {
  /** Where else people can review: the same for everybody. */
  readonly links: PublicLink[];
  /** Whether help is offered, beside all else. */
  readonly help: boolean;
}

/** The links that everybody sees, whatever they have answered: it is not told what that was. */
function linksFor(
  { review }: { readonly review?: Pick<ReadReview, "links"> | undefined },
  locale: string,
): PublicLink[] {
  return publicLinks(review?.links ?? [], locale);
}

/** What follows from a score. Help is offered where a mail can bring the question to the shop. */
export function reviewOutcome(
  config: Pick<ReadConfig, "mail"> & {
    readonly review?: Pick<ReadReview, "links"> | undefined;
  },
  locale: string,
  { kind, score }: { readonly kind: ScoreKind; readonly score: number },
): ReviewOutcome {
  const help = config.mail.from !== undefined && isLow(kind, score);
  return { links: linksFor(config, locale), help };
}

/**
 * What a customer who was asked is promised for a review, in a language; nothing where nothing is. What
 * the mail has promised stands, also where the config does so no more.
 */
export function promisedFor(
  { review }: { readonly review?: Pick<ReadReview, "thanks"> | undefined },
  locale: string,
  invitation?: { readonly promised: string | null },
): string | undefined {
  const now = review?.thanks && localized(review.thanks.text, locale);
  return now ?? invitation?.promised ?? undefined;
}
