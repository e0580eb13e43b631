import { createHmac, timingSafeEqual } from "node:crypto";
import type { Key, KeyRing, Purpose } from "./key-ring.ts";

/** Longer ones are refused before anything is computed. */
const MAX_LENGTH = 4096;

/** `v1.<key id>.<expiry and payload>.<HMAC-SHA-256>`, the last two in base64url. */
const FORM = /^(v1\.([\w-]{8})\.([\w-]+))\.([\w-]{43})$/;

/** The payload begins with the second at which it expires: 40 bits, big-endian. */
const EXPIRY_BYTES = 5;

/**
 * A text that this server will know again: anybody can read it, nobody can change it, and it is
 * good for one purpose, one site and some time.
 *
 * @param site the site's address, so that two sites with one secret do not take each other's values
 * @param expiresAt seconds since 1970
 * @throws RangeError when `expiresAt` is no such number, the ring is empty, or the value would be
 *   too long to be verified
 */
export function sign(
  ring: KeyRing,
  purpose: Purpose,
  site: string,
  payload: string,
  expiresAt: number,
): string {
  const [signing] = ring.keys(purpose);
  if (!signing) throw new RangeError("The key ring is empty.");
  if (Number.isNaN(expiresAt)) throw new RangeError("A signed value that never expires.");
  const bytes = Buffer.from(`${" ".repeat(EXPIRY_BYTES)}${payload}`, "utf8");
  bytes.writeUIntBE(Math.floor(expiresAt), 0, EXPIRY_BYTES);
  const body = `v1.${signing.id}.${bytes.toString("base64url")}`;
  const value = `${body}.${mac(signing, purpose, site, body)}`;
  if (value.length > MAX_LENGTH)
    throw new RangeError(`A signed value of ${value.length} characters.`);
  return value;
}

/**
 * The payload of a value that {@link sign} made with any key of the ring for this purpose and site,
 * and that has not expired. Anything else is `undefined`; never throws.
 *
 * @param now seconds since 1970
 */
export function verify(
  ring: KeyRing,
  purpose: Purpose,
  site: string,
  text: string,
  now: number,
): string | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  const [, body = "", id, payload = "", given = ""] = FORM.exec(text) ?? [];
  const known = ring
    .keys(purpose)
    // As text, not as bytes: base64url has several spellings of the same bytes.
    .some((key) => key.id === id && same(mac(key, purpose, site, body), given));
  const bytes = known ? Buffer.from(payload, "base64url") : undefined;
  if (!bytes || !(now < bytes.readUIntBE(0, EXPIRY_BYTES))) return undefined;
  return bytes.toString("utf8", EXPIRY_BYTES);
}

/** A zero byte stands in no purpose and no body, so the three parts cannot be shifted. */
function mac({ key }: Key, purpose: Purpose, site: string, body: string): string {
  return createHmac("sha256", key).update(`${purpose}\0${site}\0${body}`).digest("base64url");
}

function same(one: string, other: string): boolean {
  return timingSafeEqual(Buffer.from(one, "latin1"), Buffer.from(other, "latin1"));
}
