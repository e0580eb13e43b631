import type { Selectable, Transaction } from "kysely";
import { type Naming, namingOfProfile } from "../../identity/naming.ts";
import { profileOf } from "../../identity/profile-of.ts";
import { uuidOf } from "../../keys/uuid.ts";
import { type LogEntry, TRUST } from "../../log/log.ts";
import { mailJob } from "../../mail/mail-job.ts";
import type { NewJob } from "../../outbox/job.ts";
import type { ReviewInvitationTable, ReviewTable } from "../../store/review-tables.ts";
import type { Tables } from "../../store/tables.ts";
import type { Verdict } from "./rule.ts";

/** What of a decision is told: to the log always, to the author where there is an address. */
export type Told = NonNullable<Verdict["tells"]>;

/** A review, its invitation, what its product is called, and by what the log knows its author. */
export interface AboutReview {
  readonly review: Selectable<ReviewTable>;
  readonly invitation: Selectable<ReviewInvitationTable> | undefined;
  readonly product: string | undefined;
  readonly author: Naming;
}

/** Reads what belongs to a review. */
export async function aboutReview(
  step: Transaction<Tables>,
  review: Selectable<ReviewTable>,
): Promise<AboutReview> {
  const invitation = await step
    .selectFrom("review_invitation")
    .selectAll()
    .where("id", "=", review.invitation_id ?? "")
    .executeTakeFirst();
  const product = await step
    .selectFrom("review_product")
    .select("name")
    .where("product", "=", review.product ?? "")
    .executeTakeFirst();
  const name = product?.name ?? invitation?.product_name ?? undefined;
  return { review, invitation, product: name, author: await namingOf(step, review, invitation) };
}

/**
 * How an author is named. Nothing is proven by it that was not before: a person is named by what proves
 * them already, and never beside a browser, which would become theirs.
 */
async function namingOf(
  step: Transaction<Tables>,
  { profile_id: known, visitor_id: visitor }: Selectable<ReviewTable>,
  invitation: Selectable<ReviewInvitationTable> | undefined,
): Promise<Naming> {
  const profile = known ?? (invitation?.email ? await profileOf(step, invitation.email) : null);
  const person = profile === null ? undefined : await namingOfProfile(step, profile);
  return person ?? (visitor === null ? {} : { anonymousId: visitor });
}

const EVENTS = {
  published: "Review Published",
  hidden: "Review Hidden",
  answered: "Review Answered",
} as const satisfies Record<Told, string>;

/**
 * What the log is told of a decision, as the author's, where it is known whose the review is.
 *
 * @param decision the id of its row in `review_decision`
 * @param now milliseconds since 1970
 */
export function decisionEvent(
  { review, author }: AboutReview,
  told: Told,
  decision: string,
  now: number,
): LogEntry {
  const properties = {
    review_id: review.id,
    product: review.product,
    kind: review.kind,
    stars: Number(review.score),
    verified: Number(review.verified) === 1,
    ...(told === "hidden" && { reason: review.reason }),
  };
  return {
    receivedAt: now,
    trust: TRUST.verified,
    body: JSON.stringify({
      type: "track",
      event: EVENTS[told],
      messageId: uuidOf(`${EVENTS[told]} ${decision}`),
      timestamp: new Date(now).toISOString(),
      ...author,
      properties,
      context: { locale: review.locale, library: { name: "stagelight reviews" } },
    }),
  };
}

/**
 * The mail that tells the author: why it is hidden and how to object, what the shop has answered, or that
 * it can be read now. Nothing where nobody knows an address.
 */
export function decisionMail(
  { review, invitation, product }: AboutReview,
  told: Told,
  decision: string,
  now: number,
): NewJob | undefined {
  const address = invitation?.address;
  if (!address) return undefined;
  const name = review.author ?? invitation.name;
  return mailJob({
    template: "review-decision",
    category: "transactional",
    language: review.locale,
    to: { address },
    data: {
      review: {
        is: told,
        ...(product !== undefined && { product }),
        ...(told === "hidden" && { reason: review.reason }),
        ...(told === "answered" && { answer: review.answer }),
      },
      ...(name && { person: { name } }),
    },
    cause: decision,
    visitorId: review.visitor_id,
    profileId: review.profile_id,
    createdAt: now,
    dueAt: now,
  });
}
