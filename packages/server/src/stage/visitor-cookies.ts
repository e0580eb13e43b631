import { setCookie } from "../keys/cookie.ts";
import type { KeyRing } from "../keys/key-ring.ts";
import { STAGE_COOKIE } from "../keys/stage-cookie.ts";
import { VISITOR_COOKIE, VISITOR_COOKIE_LIFE, writeVisitorCookie } from "../keys/visitor-secret.ts";
import { forgetVisitCookie } from "../referral/attribution/visit-cookie.ts";

/**
 * Name of the cookie that tells scripts that the server could restore what the browser has lost. It
 * says nothing else, and whoever does not have it asks nothing.
 */
const KEPT_COOKIE = "stagelight-kept";

/**
 * `Set-Cookie` headers for a visitor who allows analytics: the secret, which no script can read, and
 * the mark that there is something to restore.
 *
 * @param now seconds since 1970
 */
export function keepVisitor(ring: KeyRing, site: string, secret: string, now: number): string[] {
  return [
    setCookie(VISITOR_COOKIE, writeVisitorCookie(ring, site, secret, now), VISITOR_COOKIE_LIFE),
    mark("1", VISITOR_COOKIE_LIFE),
  ];
}

/** `Set-Cookie` headers that delete both. */
export function forgetVisitor(): string[] {
  return [setCookie(VISITOR_COOKIE, "", 0), mark("", 0)];
}

/** `Set-Cookie` headers that delete all by which the server knows a browser again. */
export function forgetBrowser(): string[] {
  return [...forgetVisitor(), setCookie(STAGE_COOKIE, "", 0), forgetVisitCookie()];
}

function mark(value: string, life: number): string {
  return `${KEPT_COOKIE}=${value}; Path=/; Max-Age=${life}; Secure; SameSite=Lax`;
}
