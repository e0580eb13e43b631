import { type PublicLink, publicLinks, SCORE_KINDS, type ScoreKind } from "@stagelight/core/review";
import { type Localized, localized } from "../platform/texts.ts";
import type { OptionSource } from "../platform/widget.ts";

/** What a site says of its reviews, for all widgets. Texts may differ by language. */
export interface ReviewSettings {
  /** Where else people can review: shown to everybody, in this order. */
  readonly links?: readonly {
    readonly id: string;
    readonly url: string;
    readonly label: Localized;
  }[];
  /** How many photos can be sent along; without it none. */
  readonly photos?: number;
  /** What everybody who was asked by a mail gets for a review, whatever it says: shown to them alone. */
  readonly thanks?: Localized;
  /** Page that says how reviews are collected. */
  readonly policy?: Localized;
}

/** All that a review widget needs to know, in its language. */
export interface ReviewOptions {
  readonly server: string;
  readonly locale: string;
  /** The shop's id of the product; of a mail's link, the server knows it. */
  readonly product: string | undefined;
  /** What people call it. */
  readonly name: string | undefined;
  readonly kind: ScoreKind;
  readonly heading: string | undefined;
  readonly description: string | undefined;
  readonly button: string | undefined;
  readonly links: readonly PublicLink[];
  readonly photos: number;
  readonly thanks: string | undefined;
  readonly policy: string | undefined;
}

/** Options from attributes and the site's settings. */
export function readReviewOptions(source: OptionSource): ReviewOptions {
  const { server, locale } = source;
  const attribute = (name: string) => source.attribute(name) ?? undefined;
  const { links = [], photos = 0, thanks, policy } = (source.settings ?? {}) as ReviewSettings;
  const say = (text: Localized | undefined) => text && localized(text, locale);
  const asked = attribute("ask");
  const kind = SCORE_KINDS.find((each) => each === asked) ?? "stars";
  const stars = kind === "stars";
  return {
    server,
    locale,
    kind,
    product: stars ? attribute("product") : undefined,
    name: stars ? attribute("name") : undefined,
    heading: attribute("heading"),
    description: attribute("description"),
    button: attribute("button"),
    links: publicLinks(links, locale),
    photos: stars ? photos : 0,
    thanks: say(thanks),
    policy: say(policy),
  };
}
