import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import type { KeyRing } from "../../keys/key-ring.ts";

/** AES-256-GCM, with a nonce of 96 bits and a tag of 128 (NIST SP 800-38D). */
const CIPHER = "aes-256-gcm";
const NONCE = 12;
const TAG = 16;

/**
 * A secret as it lies in the database: encrypted for one member with the site's newest secret.
 *
 * @throws RangeError when the ring is empty
 */
export function seal(ring: KeyRing, member: string, secret: string): string {
  const [newest] = ring.keys("team-totp");
  if (!newest) throw new RangeError("The key ring is empty.");
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv(CIPHER, newest.key, nonce).setAAD(Buffer.from(member));
  const text = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
  return `v1.${newest.id}.${Buffer.concat([nonce, text, cipher.getAuthTag()]).toString("base64url")}`;
}

/** What was sealed for this member; nothing where no secret of the ring opens it. Never throws. */
export function unseal(ring: KeyRing, member: string, sealed: string): string | undefined {
  const [, id, packed = ""] = /^v1\.([\w-]{8})\.([\w-]+)$/.exec(sealed) ?? [];
  const known = ring.keys("team-totp").find((key) => key.id === id);
  const bytes = Buffer.from(packed, "base64url");
  if (!known || bytes.length <= NONCE + TAG) return undefined;
  try {
    const opened = createDecipheriv(CIPHER, known.key, bytes.subarray(0, NONCE))
      .setAAD(Buffer.from(member))
      .setAuthTag(bytes.subarray(-TAG));
    return opened.update(bytes.subarray(NONCE, -TAG), undefined, "utf8") + opened.final("utf8");
  } catch {
    return undefined;
  }
}
