import { siteOf } from "../../http/caller.ts";
import type { Services } from "../../http/route.ts";
import { sign, verify } from "../../keys/signed-value.ts";

/** Seconds for which a link of a mail works. */
const LIFE = 90 * 86_400;

/** Seconds for which one that is over is known as such, so that its owner is offered a new one. */
const KNOWN = 400 * 86_400;

/** What the link of a mail is about. */
export interface ReferralLink {
  /** Id of the row in `referral_member`. */
  readonly member: string;
  readonly program: string;
  /** Version of the terms that were shown when the link was asked for; of other mails none. */
  readonly terms: string;
  /** The mail's. */
  readonly language: string;
  /** When the mail was sent, in milliseconds since 1970. */
  readonly sentAt: number;
}

type Signing = Pick<Services, "config" | "ring">;

/** The token of a member's link. Whoever has it has the mailbox, and sees what is the member's. */
export function writeReferralToken(
  { config, ring }: Signing,
  { member, program, terms, language, sentAt }: ReferralLink,
): string {
  const payload = JSON.stringify([member, program, terms, language.slice(0, 35), sentAt]);
  return sign(ring, "referral-status", siteOf(config), payload, sentAt / 1000 + KNOWN);
}

/**
 * What a token says.
 *
 * @param now milliseconds since 1970
 * @returns `invalid` for one that this server has not signed for this, `expired` for one that is over
 */
export function readReferralToken(
  { config, ring }: Signing,
  token: string,
  now: number,
): ReferralLink | "invalid" | "expired" {
  const payload = verify(ring, "referral-status", siteOf(config), token, now / 1000);
  if (payload === undefined) return "invalid";
  // Only `writeReferralToken` signs for this purpose.
  const [member, program, terms, language, sentAt] = JSON.parse(payload) as [
    string,
    string,
    string,
    string,
    number,
  ];
  if (now >= sentAt + LIFE * 1_000) return "expired";
  return { member, program, terms, language, sentAt };
}
