import type { Match, Matches } from "../predicate/match.ts";
import type { Channel } from "../source/channels.ts";
import type { BuiltInSegment } from "./segments.ts";

/**
 * Who a piece of content is for. All keys of one object must hold; lists mean "one of these".
 * A text is the name of an audience in the config.
 */
export type Audience<Stage extends string = string, Name extends string = string> =
  Name | AudienceKeys<Stage, Name>;

/** The keys of an audience. */
export interface AudienceKeys<Stage extends string = string, Name extends string = string> {
  /** The stage where the visitor stands, on the main track or on `track`. */
  readonly stage?: Stage | readonly Stage[];
  /** Which track `stage` asks about: a value of the config's `trackBy` property. */
  readonly track?: string;
  /** How many visits, this one included. A visit ends after 30 minutes without an event. */
  readonly visits?: NumberMatch;
  /** Language range of the page: `ko` fits `ko` and `ko-KR`. */
  readonly locale?: string | readonly string[];
  /** How this visit came to the site, in Google Analytics' terms. */
  readonly source?: SourceMatch;
  /** A segment by its name, built in or of the config's own: `"vip"`. */
  readonly segment?: SegmentName | readonly SegmentName[];
  /** The lead score, a whole number: `{ gte: 30 }`. Needs `lifecycle.score` or a preset with one. */
  readonly score?: NumberMatch;
  /** How many orders were completed, less the cancelled ones. */
  readonly orders?: NumberMatch;
  /** What the orders came to, less refunds, in the shop's currency. */
  readonly spent?: NumberMatch;
  /** Whole days since the last order; fits nobody who has none. */
  readonly daysSinceOrder?: NumberMatch;
  /** Whole days between the last order and the one before; fits nobody with fewer than two. */
  readonly daysBetweenOrders?: NumberMatch;
  /** Whether the visitor has signed up or in, or told an e-mail address. */
  readonly known?: boolean;
  /**
   * Topics of pages that the visitor viewed more than once of late, or that they have told, in a form
   * such as the newsletter's: `"green-tea"`.
   */
  readonly interests?: string | readonly string[];
  /** What the visitor or the site has told about the person. */
  readonly traits?: Matches;
  /** All of these. */
  readonly all?: readonly Audience<Stage, Name>[];
  /** At least one of these. */
  readonly any?: readonly Audience<Stage, Name>[];
  /** Not this. */
  readonly not?: Audience<Stage, Name>;
}

/** A number, several numbers, or bounds on one. */
export type NumberMatch = number | readonly number[] | Exclude<Match, string | boolean>;

/** Names of the config's own are texts too, but what is built in is offered first. */
export type SegmentName = BuiltInSegment | (string & {});

/** Who belongs to a segment: the keys of an audience, without names of others. */
export type SegmentKeys<Stage extends string = string> = Omit<
  AudienceKeys<Stage, never>,
  "segment"
>;

/** Parts of a traffic source; all that are given must fit. */
export interface SourceMatch {
  readonly channel?: Channel | readonly Channel[];
  readonly source?: string | readonly string[];
  readonly medium?: string | readonly string[];
  readonly campaign?: string | readonly string[];
  readonly term?: string | readonly string[];
  readonly content?: string | readonly string[];
}
