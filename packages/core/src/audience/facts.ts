import type { Channel } from "../source/channels.ts";
import type { VisitSource } from "../source/visit-source.ts";

/** What is known of a visitor while a page is made: all that an audience can ask about. */
export interface Facts {
  /** Stage on the main track. */
  readonly stage: string;
  /** Stage by track, for the tracks that the visitor has. */
  readonly tracks: Readonly<Record<string, string>>;
  readonly visits: number;
  readonly locale: string;
  /** The channel is left out where no audience of the site asks for it. */
  readonly source: VisitSource & { readonly channel?: Channel };
  readonly traits: Readonly<Record<string, unknown>>;
}
