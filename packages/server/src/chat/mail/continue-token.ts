import { siteOf } from "../../http/caller.ts";
import type { Services } from "../../http/route.ts";
import { sign, verify } from "../../keys/signed-value.ts";

/** Where the link of a mail leads to, below the base path. */
export const CONTINUE_PATH = "/v1/chat/continue";

/** Seconds for which a link is good: people find a mail weeks later. */
const LIFE = 90 * 86_400;

/** What a link of a mail says. */
export interface Continuing {
  readonly conversation: string;
  /** As `recordKeys` gives it: once the conversation has another address, the link is none any more. */
  readonly addressKey: string;
  readonly language: string;
}

type Signing = Pick<Services, "config" | "ring">;

/**
 * The link by which the owner of a mailbox goes on with a conversation in the browser.
 *
 * @param now milliseconds since 1970
 */
export function continueLink(
  { links, ...signing }: Signing & Pick<Services, "links">,
  about: Continuing,
  now: number,
): string {
  return links.server(CONTINUE_PATH, { t: writeContinueToken(signing, about, now) });
}

/** A link's token. */
export function writeContinueToken(
  { config, ring }: Signing,
  { conversation, addressKey, language }: Continuing,
  now: number,
): string {
  const payload = JSON.stringify([conversation, addressKey, language.slice(0, 35)]);
  return sign(ring, "chat-continue", siteOf(config), payload, now / 1_000 + LIFE);
}

/** What a token says; nothing for one that this server has not signed for this, or that is over. */
export function readContinueToken(
  { config, ring }: Signing,
  token: string,
  now: number,
): Continuing | undefined {
  const payload = verify(ring, "chat-continue", siteOf(config), token, now / 1_000);
  if (payload === undefined) return undefined;
  // Only `writeContinueToken` signs for this purpose.
  const [conversation, addressKey, language] = JSON.parse(payload) as [string, string, string];
  return { conversation, addressKey, language };
}
