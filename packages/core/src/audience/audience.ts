import type { Match, Matches } from "../predicate/match.ts";
import type { Channel } from "../source/channels.ts";

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
  readonly visits?: number | readonly number[] | Exclude<Match, string | boolean>;
  /** Language range of the page: `ko` fits `ko` and `ko-KR`. */
  readonly locale?: string | readonly string[];
  /** How this visit came to the site, in Google Analytics' terms. */
  readonly source?: SourceMatch;
  /** What the visitor or the site has told about the person. */
  readonly traits?: Matches;
  /** All of these. */
  readonly all?: readonly Audience<Stage, Name>[];
  /** At least one of these. */
  readonly any?: readonly Audience<Stage, Name>[];
  /** Not this. */
  readonly not?: Audience<Stage, Name>;
}

/** Parts of a traffic source; all that are given must fit. */
export interface SourceMatch {
  readonly channel?: Channel | readonly Channel[];
  readonly source?: string | readonly string[];
  readonly medium?: string | readonly string[];
  readonly campaign?: string | readonly string[];
  readonly term?: string | readonly string[];
  readonly content?: string | readonly string[];
}
