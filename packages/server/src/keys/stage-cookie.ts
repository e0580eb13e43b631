import { readCookie } from "./cookie.ts";
import type { KeyRing } from "./key-ring.ts";
import { sign, verify } from "./signed-value.ts";

/** Name of the cookie that carries the verified stage. */
export const STAGE_COOKIE = "__Host-stagelight-stage";

/** How long a stage cookie is good for, in seconds. */
export const STAGE_COOKIE_LIFE = 3600;

/** The longest value, in characters. */
const MAX_VALUE = 1024;

/** What the server vouches for: ids and stages, nothing about the person. */
export interface StagePass {
  /** The visitor's anonymousId. */
  readonly visitor?: string | undefined;
  /** Id of the profile. */
  readonly profile?: string | undefined;
  /** Stage on the main track. */
  readonly stage: string;
  /** Stages on the other tracks by key, the most recent first. */
  readonly tracks?: Readonly<Record<string, string>> | undefined;
  /** When the stages were read, in seconds since 1970. */
  readonly at: number;
}

/**
 * The value of the stage cookie, 1,024 characters at most. Where that is too little for all tracks,
 * the last ones stay out.
 *
 * @param now seconds since 1970
 * @param life seconds until it expires
 * @throws RangeError when a stage and two ids alone are too long; ids of 100 characters never are
 */
export function writeStageCookie(
  ring: KeyRing,
  site: string,
  pass: StagePass,
  now: number,
  life = STAGE_COOKIE_LIFE,
): string {
  const { stage, at, visitor = "", profile = "", tracks = {} } = pass;
  const entries = Object.entries(tracks);
  for (let kept = entries.length; kept >= 0; kept--) {
    // Pairs instead of an object, which would bring keys such as "2026" to the front.
    const payload = JSON.stringify([stage, at, visitor, profile, entries.slice(0, kept)]);
    const fits = Math.ceil((Buffer.byteLength(payload) * 4) / 3) <= MAX_VALUE;
    const value = fits ? sign(ring, "stage-cookie", site, payload, now + life) : "";
    if (fits && value.length <= MAX_VALUE) return value;
  }
  throw new RangeError("The stage and the ids alone are too long for a cookie.");
}

/**
 * What the stage cookie of a request says. Nothing when there is none, several, or one that this
 * server did not sign for this site or that has expired; never throws.
 *
 * @param header the request's `Cookie` header
 * @param now seconds since 1970
 */
export function readStageCookie(
  ring: KeyRing,
  site: string,
  header: string | null | undefined,
  now: number,
): StagePass | undefined {
  const value = readCookie(header, STAGE_COOKIE);
  if (!value || value.length > MAX_VALUE) return undefined;
  const payload = verify(ring, "stage-cookie", site, value, now);
  if (payload === undefined) return undefined;
  // Only `writeStageCookie` signs for this purpose, so the payload has its shape.
  const [stage, at, visitor, profile, tracks] = JSON.parse(payload) as [
    string,
    number,
    string,
    string,
    [key: string, stage: string][],
  ];
  return {
    ...(visitor && { visitor }),
    ...(profile && { profile }),
    stage,
    ...(tracks.length > 0 && { tracks: Object.fromEntries(tracks) }),
    at,
  };
}
