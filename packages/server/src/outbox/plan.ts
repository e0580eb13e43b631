import type { EventType } from "@stagelight/core/events";
import type { ReadConfig } from "@stagelight/core/config";
import { type MailPlan, mailPlansOf } from "../lifecycle-mail/mail-plan.ts";
import { type ReviewPlan, reviewPlan } from "../reviews/asking/after.ts";

/** What jobs follow from events. Plain data: it travels to the store thread. */
export interface Plan {
  readonly destinations: readonly DestinationPlan[];
  readonly mails: readonly MailPlan[];
  /** Whether somebody may be rewarded for what friends do. */
  readonly referral?: boolean;
  /** How customers are asked for reviews. */
  readonly review?: ReviewPlan;
}

/** What a destination is told. */
export interface DestinationPlan {
  readonly endpoint: string;
  readonly types: readonly EventType[];
  /** Names of the `track` events that are told, if that type is. */
  readonly events: readonly string[] | "all";
  /** Which changes of stage are told. */
  readonly stages: "verified" | "all" | "none";
  /** Whether events that only browsers have sent are told. */
  readonly trust: "any" | "verified";
  /** Whether it can forget somebody, and is asked to when they are erased. */
  readonly forgets?: true;
}

/** Nothing follows from anything. */
export const NO_PLAN: Plan = { destinations: [], mails: [] };

/** The plan of a site, with what its endpoints are told. */
export function planOf(
  config: ReadConfig,
  endpoints: readonly { readonly plan?: DestinationPlan }[],
): Plan {
  return {
    destinations: endpoints.flatMap(({ plan }) => plan ?? []),
    mails: mailPlansOf(config),
    referral: config.referral !== undefined,
    ...(config.review && { review: reviewPlan(config.review) }),
  };
}
