import { siteOf } from "../http/caller.ts";
import type { Services } from "../http/route.ts";
import { sign, verify } from "../keys/signed-value.ts";

/** Days for which it is known whose invitations are, and their links work. */
export const INVITATION_DAYS = 400;

/** What the link of a request is about. */
export interface InvitationLink {
  /** Id of the row in `review_invitation`. */
  readonly invitation: string;
  /** The mail's. */
  readonly language: string;
  /** When the invitation was made, in milliseconds since 1970. */
  readonly createdAt: number;
}

type Signing = Pick<Services, "config" | "ring">;

/** The token of an invitation: whoever has it may write that one review, once. */
export function writeInvitationToken(
  { config, ring }: Signing,
  { invitation, language, createdAt }: InvitationLink,
): string {
  const payload = JSON.stringify([invitation, language.slice(0, 35), createdAt]);
  const end = createdAt / 1000 + INVITATION_DAYS * 86_400;
  return sign(ring, "review-invitation", siteOf(config), payload, end);
}

/**
 * What a token says; nothing for one that this server has not signed for this, or that is over.
 *
 * @param now milliseconds since 1970
 */
export function readInvitationToken(
  { config, ring }: Signing,
  token: string,
  now: number,
): InvitationLink | undefined {
  const payload = verify(ring, "review-invitation", siteOf(config), token, now / 1000);
  if (payload === undefined) return undefined;
  // Only `writeInvitationToken` signs for this purpose.
  const [invitation, language, createdAt] = JSON.parse(payload) as [string, string, number];
  return { invitation, language, createdAt };
}
