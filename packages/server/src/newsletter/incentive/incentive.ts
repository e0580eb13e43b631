import type { NewsletterIncentive } from "@stagelight/core/config";

/** What somebody who confirms a sign-up is given, as the tables go by it. Plain data. */
export interface Incentive {
  /** Names it in the tables: another one may be given to those who got this one. */
  readonly id: string;
  readonly kind: NewsletterIncentive["kind"];
  /** How many people get it, in all and in any 24 hours. */
  readonly most?: number;
  readonly perDay?: number;
}

/** What somebody gets. */
export type Granted =
  /** `code`: of this kind of incentive alone. */
  | { readonly is: "given"; readonly code?: string }
  /** Comes by mail, when there are codes again or another day has begun. */
  | { readonly is: "owed" }
  /** As many as there are to be were given. */
  | { readonly is: "over" };

/** The incentive of a config. */
export function incentiveOf({ id = "welcome", kind, budget }: NewsletterIncentive): Incentive {
  return { id, kind, ...budget };
}
