import { createHmac } from "node:crypto";
import { selfAddress } from "@stagelight/core/referral";
import type { KeyRing } from "../keys/key-ring.ts";
import { recordKeys } from "../privacy/suppression.ts";

/**
 * What `address_key` holds: one hash of the mailbox for each of the site's secrets, the first one for
 * writing.
 *
 * @param email in its canonical form
 */
export function mailboxKeys(ring: KeyRing, email: string): string[] {
  return recordKeys(ring, email);
}

/**
 * What `self_key` and `friend_key` hold: the same of what stands for the person behind the address, to
 * refuse rewards for bringing oneself.
 *
 * @param email in its canonical form
 */
export function selfKeys(ring: KeyRing, email: string): string[] {
  return hashes(ring, `address ${selfAddress(email)}`);
}

/** The same of somebody whose address nobody has told. */
export function profileKeys(ring: KeyRing, profile: string): string[] {
  return hashes(ring, `profile ${profile}`);
}

/** What is kept of what the shop says that somebody pays by. */
export function paymentKey(ring: KeyRing, payment: string): string {
  return hashes(ring, `payment ${payment}`)[0]!;
}

function hashes(ring: KeyRing, text: string): string[] {
  return ring
    .keys("referral")
    .map(({ id, key }) => `${id}.${createHmac("sha256", key).update(text).digest("base64url")}`);
}
