import { createHmac, hash, timingSafeEqual } from "node:crypto";
import type { SecretValues } from "../../source.ts";

/** So many signatures of one delivery are looked at: a vendor sends one for each secret of its own. */
const MOST_SIGNATURES = 10;

/**
 * Whether one of the shown signatures is the HMAC-SHA256 of the parts. Comparing takes as long whether
 * much of it is right or little.
 *
 * @param keys of which any may have signed
 */
export function isSigned(
  keys: readonly (string | Buffer)[],
  parts: readonly (string | Buffer)[],
  encoding: "hex" | "base64",
  shown: readonly string[],
): boolean {
  let signed = false;
  for (const key of keys) {
    const hmac = createHmac("sha256", key);
    for (const part of parts) hmac.update(part);
    const expected = Buffer.from(hmac.digest(encoding));
    for (const each of shown.slice(0, MOST_SIGNATURES)) {
      const given = Buffer.from(each);
      if (given.length === expected.length && timingSafeEqual(given, expected)) signed = true;
    }
  }
  return signed;
}

/** The secrets with which a delivery may be signed: the one in use, and the one before it. */
export function secretsIn({ current, previous }: SecretValues): string[] {
  return [current, previous].filter((secret) => secret !== undefined && secret !== "") as string[];
}

/** What a body is known by where the vendor signs no id with it. */
export function bodyId(body: Buffer): string {
  return hash("sha256", body, "base64url");
}

/** The JSON of a body; nothing when it is none. */
export function jsonIn(body: Buffer): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(body.toString("utf8")) as unknown };
  } catch {
    return undefined;
  }
}
