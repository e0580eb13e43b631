import { RequestProblem } from "../../http/problem.ts";
import type { Call } from "../../http/route.ts";
import { profileOf } from "../../identity/profile-of.ts";
import { type Invitation, invitationOf, knownPerson, openInvitation } from "./invitation.ts";

/** Who writes a review, as far as it is known. Plain data. */
export interface Author {
  readonly visitorId: string | null;
  readonly profileId: string | null;
  /** As `recordKeys` gives it. */
  readonly addressKey: string | null;
  /** What an event says of who it is; nothing where nobody knows. */
  readonly tells?: Readonly<Record<string, unknown>>;
}

/** An author, with the invitation that the review uses up. */
export interface Reviewer {
  readonly author: Author;
  readonly invitation?: Invitation;
  /** Whether it came by a mail's link. */
  readonly mailed: boolean;
  /** The invitation of the link was used before: nothing but the same sending again is taken. */
  readonly used?: true;
}

/** What a form says of who sends it. */
export interface ReviewerAsked {
  /** The token of a mail's link. */
  readonly t?: string | undefined;
  /** Of stars alone. */
  readonly product?: string | undefined;
}

/**
 * Finds out who writes a review: by the token of a mail, or by what proves a person elsewhere, with an
 * invitation of theirs for this product; or nobody in particular.
 *
 * @throws RequestProblem `token-invalid`
 */
export async function whoReviews(call: Call, { t, product }: ReviewerAsked): Promise<Reviewer> {
  if (t !== undefined && t !== "") return byToken(call, t);
  const person = await knownPerson(call);
  if (!person) return { author: NOBODY, mailed: false };
  const { visitorId, profileId, userId } = person;
  const invitation =
    product === undefined ? undefined : await openInvitation(call.services, person, product);
  const author = {
    visitorId: visitorId ?? invitation?.visitor_id ?? null,
    profileId,
    addressKey: invitation?.address_key ?? null,
    tells: {
      ...(visitorId !== null && { anonymousId: visitorId, stagelight: { visitor: true } }),
      ...(userId !== undefined && { userId }),
    },
  };
  return { author, mailed: false, ...(invitation && { invitation }) };
}

const NOBODY: Author = { visitorId: null, profileId: null, addressKey: null };

async function byToken({ services }: Call, t: string): Promise<Reviewer> {
  const invitation = await invitationOf(services, t);
  if (!invitation) throw new RequestProblem("token-invalid");
  const { visitor_id: visitorId, email, address_key: addressKey } = invitation;
  const profileId =
    invitation.profile_id ?? (email === null ? null : await profileOf(services.store.read, email));
  const author = {
    visitorId,
    profileId,
    addressKey,
    ...(email !== null && { tells: { stagelight: { proof: { email } } } }),
  };
  return { author, invitation, mailed: true, ...(invitation.used_at !== null && { used: true }) };
}
