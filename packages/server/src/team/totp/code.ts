import { createHash, randomBytes } from "node:crypto";
import { Secret, TOTP } from "otpauth";

/** RFC 6238, as every authenticator app knows it: six digits of SHA-1, a new code every 30 seconds. */
const KIND = { algorithm: "SHA1", digits: 6, period: 30 } as const;
const PERIOD = KIND.period * 1_000;

/** Codes of the steps before and after are good too: phones' clocks differ. */
const WINDOW = 1;

/** A new secret, in base32: 160 bits, as RFC 4226 recommends. */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** What an authenticator app reads from the QR code. */
export function totpAddress(secret: string, site: string, email: string): string {
  const about = { issuer: site.replaceAll(":", " "), label: email.replaceAll(":", " ") };
  return new TOTP({ ...KIND, ...about, secret: Secret.fromBase32(secret) }).toString();
}

/**
 * The step whose code this is; nothing for a wrong one.
 *
 * @param now milliseconds since 1970
 */
export function totpStep(secret: string, code: string, now: number): number | undefined {
  const token = code.replaceAll(/\s/g, "");
  if (!/^\d{6}$/.test(token)) return undefined;
  const totp = new TOTP({ ...KIND, secret: Secret.fromBase32(secret) });
  const delta = totp.validate({ token, window: WINDOW, timestamp: now });
  return delta === null ? undefined : Math.floor(now / PERIOD) + delta;
}

/** How many recovery codes somebody is given. */
const RECOVERY_CODES = 10;

/** Letters and digits that nobody takes for one another; 32 of them. */
const ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/** Codes for who has lost the phone, 50 bits each: `K7M2P-9XQ4R`. They are shown once. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: RECOVERY_CODES }, () => {
    const letters = [...randomBytes(10)].map((byte) => ALPHABET[byte & 31]).join("");
    return `${letters.slice(0, 5)}-${letters.slice(5)}`;
  });
}

/** What is kept of a recovery code, however it was typed. */
export function recoveryHash(code: string): string {
  const typed = code.toUpperCase().replaceAll(/[^A-Z0-9]/g, "");
  return createHash("sha256").update(`stagelight recovery ${typed}`, "utf8").digest("base64url");
}
