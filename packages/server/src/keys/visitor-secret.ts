import { randomBytes } from "node:crypto";
import { readCookie } from "./cookie.ts";
import type { KeyRing } from "./key-ring.ts";
import { sign, verify } from "./signed-value.ts";
import { uuidOf } from "./uuid.ts";

/** Name of the cookie that keeps a visitor's secret where scripts and Safari's purge do not reach. */
export const VISITOR_COOKIE = "__Host-stagelight-visitor";

/** How long the visitor cookie is good for: 400 days in seconds, the most that browsers allow. */
export const VISITOR_COOKIE_LIFE = 400 * 86_400;

/** 32 bytes in base64url: 42 characters of six bits, and one of four bits and two zeros. */
const SECRET = /^[\w-]{42}[AEIMQUYcgkosw048]$/;

/** A new visitor's secret: 32 random bytes in base64url, without padding (43 characters). */
export function newVisitorSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** Whether a text could be a visitor's secret. */
export function isVisitorSecret(text: unknown): text is string {
  return typeof text === "string" && SECRET.test(text);
}

/**
 * The anonymousId of the visitor with this secret. From the id nobody finds the secret, so who shows
 * the secret is the visitor.
 *
 * The browser does the same with `crypto.subtle`:
 *
 * 1. UTF-8 bytes of `"stagelight visitor"` directly followed by the secret's 43 characters.
 * 2. SHA-256 of them; its first 16 bytes.
 * 3. Byte 6 becomes `(byte & 0x0f) | 0x80`, UUID version 8; byte 8 becomes `(byte & 0x3f) | 0x80`.
 * 4. 32 hexadecimal digits in lower case, with `-` after the 8th, 12th, 16th and 20th.
 *
 * The secret of 43 times `A` has the id `01bc8ddc-1ca7-80b0-a1f5-3707b888b560`.
 */
export function visitorIdOf(secret: string): string {
  return uuidOf(`stagelight visitor${secret}`);
}

/** Whether an id could be one that {@link visitorIdOf} has made; other clients make other ids. */
export function isOfSecret(id: string): boolean {
  return /^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/.test(id);
}

/**
 * The value of the visitor cookie: the secret, signed.
 *
 * @param now seconds since 1970
 */
export function writeVisitorCookie(
  ring: KeyRing,
  site: string,
  secret: string,
  now: number,
): string {
  return sign(ring, "visitor-cookie", site, secret, now + VISITOR_COOKIE_LIFE);
}

/**
 * The visitor's secret in the visitor cookie of a request. Nothing when there is none, several, or
 * one that this server did not sign for this site or that has expired; never throws.
 *
 * @param header the request's `Cookie` header
 * @param now seconds since 1970
 */
export function readVisitorCookie(
  ring: KeyRing,
  site: string,
  header: string | null | undefined,
  now: number,
): string | undefined {
  const value = readCookie(header, VISITOR_COOKIE);
  return value === undefined ? undefined : verify(ring, "visitor-cookie", site, value, now);
}
