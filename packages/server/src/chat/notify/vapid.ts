import { createECDH, createHash } from "node:crypto";
import type { KeyRing } from "../../keys/key-ring.ts";

/** A pair of keys by which push services know this server (RFC 8292), in base64url. */
export interface VapidKeys {
  readonly publicKey: string;
  readonly privateKey: string;
}

/**
 * The pairs of a site, one for each of its secrets: browsers are asked with the first, and those that
 * were asked with an older one are still told with that.
 */
export function vapidKeys(ring: KeyRing): VapidKeys[] {
  return ring.keys("web-push").map(({ key }) => pairOf(key.export()));
}

/** One number of 2^32 is no private key of the curve: then the next one is taken. */
function pairOf(bytes: Buffer): VapidKeys {
  const curve = createECDH("prime256v1");
  try {
    curve.setPrivateKey(bytes);
  } catch {
    return pairOf(createHash("sha256").update(bytes).digest());
  }
  return {
    publicKey: curve.getPublicKey("base64url"),
    privateKey: bytes.toString("base64url"),
  };
}
