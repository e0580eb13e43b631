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
  /** The lead score in whole points. This and what follows only where the config asks for it. */
  readonly score?: number;
  /** Has signed up or in, or is identified by an e-mail address. */
  readonly known?: boolean;
  readonly orders?: number;
  /** What the orders came to, less what was refunded, in the shop's currency. */
  readonly spent?: number;
  /** Whole days; nothing before the first order. */
  readonly daysSinceOrder?: number | undefined;
  /** Whole days between the last order and the one before; nothing before the second. */
  readonly daysBetweenOrders?: number | undefined;
  /** Topics that the visitor read of more than once of late. */
  readonly interests?: readonly string[];
  /** Seconds since 1970. */
  readonly now?: number;
  /** The choice: its second, unless it is due again, and the purposes that were granted. */
  readonly consent?: { readonly t?: number; readonly p: readonly string[] };
}
