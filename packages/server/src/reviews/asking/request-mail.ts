import { localized, type ReadReview } from "@stagelight/core/config";
import { mailJob } from "../../mail/mail-job.ts";
import type { NewJob } from "../../outbox/job.ts";
import type { Invitation } from "../receive/invitation.ts";

/** Of these a mail asks at most; more is no letter any more. */
const MOST_ASKED = 20;

/** Templates of the two mails that ask. */
export const REQUEST_TEMPLATES = {
  request: "review-request",
  reminder: "review-reminder",
} as const;

/**
 * The mail that asks for reviews. Which link each product has, and what is open by then, is known when it
 * is sent: see ./mail-facts.ts.
 *
 * @param cause the same cause makes the same mail
 * @param now milliseconds since 1970
 */
export function requestMail(
  which: keyof typeof REQUEST_TEMPLATES,
  { thanks }: Pick<ReadReview, "thanks">,
  [first, ...others]: readonly [Invitation, ...Invitation[]],
  cause: string,
  now: number,
): NewJob {
  const { locale, name, address, visitor_id: visitorId, profile_id: profileId } = first;
  const asked = [first, ...others].slice(0, MOST_ASKED);
  return mailJob({
    template: REQUEST_TEMPLATES[which],
    category: "marketing",
    language: locale,
    to: { address: address ?? "", ...(name !== null && { name }) },
    data: {
      ...(name !== null && { person: { name } }),
      ...(thanks && { review: { promise: localized(thanks.text, locale) } }),
    },
    review: { invitations: asked.map(({ id }) => id), asks: true },
    cause,
    visitorId,
    profileId,
    createdAt: now,
    dueAt: now,
  });
}
