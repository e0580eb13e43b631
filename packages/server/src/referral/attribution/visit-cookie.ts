import { readCookie, setCookie } from "../../keys/cookie.ts";
import type { KeyRing } from "../../keys/key-ring.ts";
import { sign, verify } from "../../keys/signed-value.ts";

/** Name of the cookie that says by whose links a browser has come, where scripts do not reach. */
const REFERRAL_COOKIE = "__Host-stagelight-referral";

/** More links than that make room for newer ones. */
const MOST = 5;

/** A visit by a friend's link. */
export interface Visit {
  readonly program: string;
  readonly code: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/**
 * The `Set-Cookie` header for a browser that has come by these links.
 *
 * @param visits the oldest first
 * @param life in seconds
 * @param now seconds since 1970
 */
export function writeVisitCookie(
  ring: KeyRing,
  site: string,
  visits: readonly Visit[],
  life: number,
  now: number,
): string {
  const entries = visits.slice(-MOST).map(({ program, code, at }) => [program, code, at]);
  const value = sign(ring, "referral-visits", site, JSON.stringify(entries), now + life);
  return setCookie(REFERRAL_COOKIE, value, life);
}

/**
 * By whose links the browser of a request has come, the oldest first. Empty where it has no cookie
 * that this server has signed; never throws.
 *
 * @param now seconds since 1970
 */
export function readVisitCookie(
  ring: KeyRing,
  site: string,
  header: string | null,
  now: number,
): Visit[] {
  const value = readCookie(header, REFERRAL_COOKIE);
  const payload = value && verify(ring, "referral-visits", site, value, now);
  if (!payload) return [];
  // Only `writeVisitCookie` signs for this purpose, so the payload has its shape.
  return (JSON.parse(payload) as [string, string, number][]).map(([program, code, at]) => ({
    program,
    code,
    at,
  }));
}

/** The `Set-Cookie` header that deletes it. */
export function forgetVisitCookie(): string {
  return setCookie(REFERRAL_COOKIE, "", 0);
}
