import { siteOf } from "../../http/caller.ts";
import type { Services } from "../../http/route.ts";
import { sign, verify } from "../../keys/signed-value.ts";

/** Seconds for which somebody who has reviewed can ask for help with it. */
const LIFE = 86_400;

type Signing = Pick<Services, "config" | "ring">;

/**
 * What shows that somebody has written a review: it is told to them alone.
 *
 * @param now milliseconds since 1970
 */
export function writeHelpKey({ config, ring }: Signing, review: string, now: number): string {
  return sign(ring, "review-help", siteOf(config), review, Math.ceil(now / 1_000) + LIFE);
}

/** The review that a key is of; nothing for one that this server has not signed, or that is over. */
export function readHelpKey(
  { config, ring }: Signing,
  key: string,
  now: number,
): string | undefined {
  return verify(ring, "review-help", siteOf(config), key, now / 1_000);
}
