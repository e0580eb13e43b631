/** What the build gives pages of a site that has referral. */
export interface ReferralTable {
  /** Where the server listens, without a slash at the end. */
  readonly url: string;
  /** The parameter of an address that the code stands in. */
  readonly parameter: string;
  /** Other origins of the site's: what a page has stored does not reach them. */
  readonly origins: readonly string[];
  /** Which link counts, and for how many seconds, by the program's id. */
  readonly programs: Readonly<Record<string, ReferralPolicy>>;
}

/** Which link of a program counts where a visitor has followed several, and for how many seconds. */
export interface ReferralPolicy {
  readonly touch: "first" | "last";
  readonly window: number;
}

/** By whose link the visitor has come, as far as this page knows. */
export interface Referral {
  /** As the link has it: what an order is told with. */
  readonly code: string;
  /** Id of the program. This and the rest: once the server has answered. */
  readonly program?: string;
  /** What the friend has by it, in the page's language. */
  readonly gift?: string;
  /** First name of who has shared the link, where they agreed to show it. */
  readonly name?: string;
}
