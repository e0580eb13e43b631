import type { TrafficSource } from "../source/traffic-source.ts";

/** What is known of a visitor while a page is made: all that an audience can ask about. */
export interface Facts {
  /** Stage on the main track. */
  readonly stage: string;
  /** Stage by track, for the tracks that the visitor has. */
  readonly tracks: Readonly<Record<string, string>>;
  readonly visits: number;
  readonly locale: string;
  readonly source: TrafficSource;
  readonly traits: Readonly<Record<string, unknown>>;
}
