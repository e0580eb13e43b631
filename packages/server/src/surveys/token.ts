import { siteOf } from "../http/caller.ts";
import type { Services } from "../http/route.ts";
import { sign, verify } from "../keys/signed-value.ts";

/** Seconds for which a mail's link says whose answer it is; later the survey is anybody's. */
const LIFE = 180 * 86_400;

/** Whom a mail with surveys has gone to. */
export interface SurveyLink {
  /** The profile that the mail was about, or whose proven address it has gone to. */
  readonly profileId: string | null;
  /** Keyed hash of the mailbox, as `recordKeys` gives it. */
  readonly addressKey: string | null;
  /** The mail's. */
  readonly language: string;
}

type Signing = Pick<Services, "config" | "ring">;

/**
 * The token of a mail's links to surveys. Whoever has it can answer in the person's place, and is
 * shown nothing of them.
 *
 * @param now milliseconds since 1970
 */
export function writeSurveyToken(
  { config, ring }: Signing,
  { profileId, addressKey, language }: SurveyLink,
  now: number,
): string {
  const payload = JSON.stringify([profileId, addressKey, language.slice(0, 35)]);
  return sign(ring, "survey", siteOf(config), payload, now / 1000 + LIFE);
}

/**
 * What a token says; nothing for one that this server has not signed for this, or that is over.
 *
 * @param now milliseconds since 1970
 */
export function readSurveyToken(
  { config, ring }: Signing,
  token: string,
  now: number,
): SurveyLink | undefined {
  const payload = verify(ring, "survey", siteOf(config), token, now / 1000);
  if (payload === undefined) return undefined;
  // Only `writeSurveyToken` signs for this purpose.
  const [profileId, addressKey, language] = JSON.parse(payload) as [
    string | null,
    string | null,
    string,
  ];
  return { profileId, addressKey, language };
}
