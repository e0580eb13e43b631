import { siteOf } from "../../http/caller.ts";
import type { Services } from "../../http/route.ts";
import { sign, verify } from "../../keys/signed-value.ts";

/** Path of the preference centre, below the base path. */
export const PREFERENCES_PATH = "/v1/newsletter/preferences";

/** Seconds for which a link works; after that a new one is sent to the address. */
const LIFE = 180 * 86_400;

/** Milliseconds for which a link also gives out and erases all that is kept: mails are forwarded. */
const FRESH = 86_400_000;

/** What a link is about. */
export interface PreferencesLink {
  /** Id of the row in `subscriber`. */
  readonly subscriber: string;
  /** The mail's. */
  readonly language: string;
  /** When the mail was sent, in milliseconds since 1970. */
  readonly sentAt: number;
}

type Signing = Pick<Services, "config" | "ring">;

/** The link to somebody's preferences, as mails have it. */
export function preferencesLink(
  { config, ring, links }: Signing & Pick<Services, "links">,
  { subscriber, language, sentAt }: PreferencesLink,
): string {
  const payload = JSON.stringify([subscriber, language.slice(0, 35), sentAt]);
  const end = sentAt / 1000 + LIFE;
  const t = sign(ring, "newsletter-preferences", siteOf(config), payload, end);
  return links.server(PREFERENCES_PATH, { t });
}

/**
 * What a link's token says; nothing for one that this server has not signed for this, or that is over.
 *
 * @param now milliseconds since 1970
 */
export function readPreferencesToken(
  { config, ring }: Signing,
  token: string,
  now: number,
): PreferencesLink | undefined {
  const payload = verify(ring, "newsletter-preferences", siteOf(config), token, now / 1000);
  if (payload === undefined) return undefined;
  // Only `preferencesLink` signs for this purpose.
  const [subscriber, language, sentAt] = JSON.parse(payload) as [string, string, number];
  return { subscriber, language, sentAt };
}

/** Whether whoever opens a link most likely has the mailbox still. */
export function isFresh({ sentAt }: PreferencesLink, now: number): boolean {
  return now - sentAt < FRESH;
}
