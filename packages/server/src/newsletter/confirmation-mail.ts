import { mailJob } from "../mail/mail-job.ts";
import type { NewJob } from "../outbox/job.ts";

/** Template of the mail that asks whether an address is right. */
const CONFIRM_TEMPLATE = "newsletter-confirm";

/** Template of the mail that welcomes who has confirmed. */
export const WELCOME_TEMPLATE = "newsletter-welcome";

/** What a confirmation knows of its sign-up. */
export interface AboutSignUp {
  readonly id: string;
  readonly address: string;
  readonly locale: string;
  /** As `Guard.ofNetwork` gives it. */
  readonly ofNetwork?: number | undefined;
}

/**
 * The mail that asks whether an address is right. Nothing of the form stands in it: anybody can write
 * anything there to anybody.
 *
 * @param cause the same cause makes the same mail
 * @param now milliseconds since 1970
 */
export function confirmationMail(
  { id, address, locale, ofNetwork }: AboutSignUp,
  cause: string,
  now: number,
): NewJob {
  return mailJob({
    template: CONFIRM_TEMPLATE,
    category: "confirmation",
    language: locale,
    to: { address },
    data: {},
    signUp: id,
    ...(ofNetwork !== undefined && { ofNetwork }),
    cause,
    visitorId: null,
    profileId: null,
    createdAt: now,
    dueAt: now,
  });
}
