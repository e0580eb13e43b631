import type { Services } from "../../http/route.ts";
import { siteOf } from "../../http/caller.ts";
import { sign, verify } from "../../keys/signed-value.ts";
import { recordKeys, suppressionHash, type SuppressionScope } from "../../privacy/suppression.ts";
import type { MailCategory } from "../message.ts";

/** Seconds for which a link of a mail works: people unsubscribe from what they find years later. */
const LIFE = 5 * 365 * 86_400;

/** The path of the link, below the base path. */
export const UNSUBSCRIBE_PATH = "/v1/unsubscribe";

/** What a link unsubscribes. */
export interface Unsubscribing {
  /** As `suppressionHash` gives it: the address itself stands nowhere. */
  readonly hash: string;
  readonly scope: Exclude<SuppressionScope, `list:${string}`>;
  /** Of mail to lists: these alone. */
  readonly lists?: readonly string[];
  /** As `recordKeys` gives them; links of before have none. */
  readonly addressKeys?: readonly string[];
  /** The mail's. */
  readonly language: string;
}

type Signing = Pick<Services, "config" | "ring">;

/**
 * The link that unsubscribes a mail's recipient from mail of its category, or from its lists.
 *
 * @param about `lists`: of mail that was subscribed to
 * @param now milliseconds since 1970
 */
export function unsubscribeLink(
  { links, ...signing }: Signing & Pick<Services, "links">,
  about: {
    readonly email: string;
    readonly category: MailCategory;
    readonly language: string;
    readonly lists?: readonly string[] | undefined;
  },
  now: number,
): string {
  const { email, category, language, lists = [] } = about;
  return links.server(UNSUBSCRIBE_PATH, {
    t: writeToken(
      signing,
      {
        hash: suppressionHash(signing.ring, email),
        // Transactional mails have no such link; in their previews it is shown as it would be.
        scope: category === "confirmation" ? category : "marketing",
        language,
        addressKeys: recordKeys(signing.ring, email),
        ...(lists.length > 0 && { lists }),
      },
      now,
    ),
  });
}

/** A link's token. */
export function writeToken(
  { config, ring }: Signing,
  { hash, scope, language, addressKeys = [], lists }: Unsubscribing,
  now: number,
): string {
  const parts = [hash, scope, language.slice(0, 35), addressKeys, ...(lists ? [lists] : [])];
  const payload = JSON.stringify(parts);
  return sign(ring, "unsubscribe", siteOf(config), payload, now / 1000 + LIFE);
}

/** What a token says; nothing for one that this server has not signed for this. */
export function readToken(
  { config, ring }: Signing,
  token: string,
  now: number,
): Unsubscribing | undefined {
  const payload = verify(ring, "unsubscribe", siteOf(config), token, now / 1000);
  if (payload === undefined) return undefined;
  // Only `writeToken` signs for this purpose.
  const [hash, scope, language, addressKeys = [], lists] = JSON.parse(payload) as [
    string,
    Unsubscribing["scope"],
    string,
    string[]?,
    string[]?,
  ];
  return { hash, scope, language, addressKeys, ...(lists && { lists }) };
}
