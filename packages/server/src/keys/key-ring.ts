import { createSecretKey, hash, hkdfSync, type KeyObject, timingSafeEqual } from "node:crypto";

/** What keys are derived for. What is signed for one purpose is refused for every other. */
export const PURPOSES = [
  "stage-cookie",
  "visitor-cookie",
  "suppression",
  "mail-record",
  "unsubscribe",
  "rate-limit",
  "proof-of-work",
  "waiting-ticket",
  "newsletter-confirm",
  "newsletter-preferences",
  "referral-visits",
  "referral",
  "referral-status",
  "review-invitation",
  "review-help",
  "survey",
  "team-link",
  "team-device",
  "team-totp",
  "chat-reply",
  "chat-continue",
  "chat-attachment",
  "web-push",
] as const;

export type Purpose = (typeof PURPOSES)[number];

/** One key for one purpose, derived from one secret. */
export interface Key {
  /** Eight characters that tell the key from others; they say nothing of the secret. */
  readonly id: string;
  /** 32 bytes, for HMAC-SHA-256. */
  readonly key: KeyObject;
}

/** The site's secrets, and the keys that follow from them. Neither shows itself in logs or JSON. */
export interface KeyRing {
  /** The keys for a purpose, in the order of the secrets: the first signs, all are accepted. */
  keys(purpose: Purpose): readonly Key[];
  /** The secrets themselves, the first one newest: the keys of the site's own backend. */
  secrets(): readonly KeyObject[];
  /** Whether this is one of the secrets. How long the answer takes tells nothing of them. */
  isSecretKey(given: string): boolean;
}

/** Longer ones are no secret keys. */
const MAX_SECRET = 1024;

/**
 * The key ring of a site.
 *
 * @param secrets the parts of `STAGELIGHT_SECRET`, at least 32 characters each, the newest first;
 *   the settings check them
 */
export function keyRing(secrets: readonly string[]): KeyRing {
  const secretKeys = secrets.map((secret) => createSecretKey(secret, "utf8"));
  const digests = secrets.map(sha256);
  const derived = new Map(
    PURPOSES.map((purpose) => [purpose, secretKeys.map((secret) => derive(secret, purpose))]),
  );
  return {
    keys: (purpose) => derived.get(purpose) ?? [],
    secrets: () => secretKeys,
    isSecretKey(given) {
      if (given.length > MAX_SECRET) return false;
      // Digests are of one length, and all of them are compared: no early way out to measure.
      const digest = sha256(given);
      return digests.reduce((found, each) => timingSafeEqual(each, digest) || found, false);
    },
  };
}

/** HKDF-SHA-256 without salt; the purpose is the info. */
function derive(secret: KeyObject, purpose: Purpose): Key {
  const bytes = (what: string, length: number): Buffer =>
    Buffer.from(hkdfSync("sha256", secret, "", `stagelight ${what} ${purpose}`, length));
  return { id: bytes("key-id", 6).toString("base64url"), key: createSecretKey(bytes("key", 32)) };
}

function sha256(text: string): Buffer {
  return hash("sha256", text, "buffer");
}
