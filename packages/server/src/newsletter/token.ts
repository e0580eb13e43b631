import { siteOf } from "../http/caller.ts";
import type { Services } from "../http/route.ts";
import { sign, verify } from "../keys/signed-value.ts";
import { SIGN_UP_DAYS } from "./retention.ts";

/** Paths of the links in a confirmation, below the base path. */
export const CONFIRM_PATH = "/v1/newsletter/confirm";
export const REFUSE_PATH = "/v1/newsletter/refuse";

/** What a confirmation's link is about. */
export interface SignUpLink {
  /** Id of the sign-up. */
  readonly signUp: string;
  /** The mail's. */
  readonly language: string;
  /** When the mail was sent, in milliseconds since 1970. */
  readonly sentAt: number;
}

type Signing = Pick<Services, "config" | "ring">;

/**
 * The token of a confirmation's links. It is known for as long as sign-ups are kept, so that one whose
 * time is over can be told what to do.
 */
export function writeSignUpToken(
  { config, ring }: Signing,
  { signUp, language, sentAt }: SignUpLink,
): string {
  const payload = JSON.stringify([signUp, language.slice(0, 35), sentAt]);
  const end = sentAt / 1000 + SIGN_UP_DAYS * 86_400;
  return sign(ring, "newsletter-confirm", siteOf(config), payload, end);
}

/**
 * What a token says; nothing for one that this server has not signed for this.
 *
 * @param now milliseconds since 1970
 */
export function readSignUpToken(
  { config, ring }: Signing,
  token: string,
  now: number,
): SignUpLink | undefined {
  const payload = verify(ring, "newsletter-confirm", siteOf(config), token, now / 1000);
  if (payload === undefined) return undefined;
  // Only `writeSignUpToken` signs for this purpose.
  const [signUp, language, sentAt] = JSON.parse(payload) as [string, string, number];
  return { signUp, language, sentAt };
}
