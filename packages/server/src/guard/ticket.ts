import { hash, randomBytes } from "node:crypto";
import type { KeyRing } from "../keys/key-ring.ts";
import { sign, verify } from "../keys/signed-value.ts";
import type { ProofScope, SpendableProof } from "./proof.ts";

/** Seconds for which a ticket is good once its time has come: people read, and look for the button. */
const LIFE = 3_600;

/** What a ticket says. */
export type TicketFault = "unreadable" | { readonly waits: number };

/**
 * A ticket for who cannot compute: it costs time in place of work, since a form without code can do
 * nothing but wait. Good once, for one form.
 *
 * @param seconds until it is good
 * @param now milliseconds since 1970
 */
export function makeTicket(
  ring: KeyRing,
  { site, form }: ProofScope,
  seconds: number,
  now: number,
): string {
  const goodAt = Math.ceil(now / 1_000) + seconds;
  const payload = JSON.stringify([form, goodAt, randomBytes(12).toString("base64url")]);
  return sign(ring, "waiting-ticket", site, payload, goodAt + LIFE);
}

/**
 * Whether a ticket is good by now. It is not spent yet.
 *
 * @param given whatever came with the request
 * @param now milliseconds since 1970
 * @returns for one that is too early, the seconds that are left
 */
export function checkTicket(
  ring: KeyRing,
  { site, form }: ProofScope,
  given: unknown,
  now: number,
): SpendableProof | TicketFault {
  const text = typeof given === "string" ? given : "";
  const payload = verify(ring, "waiting-ticket", site, text, now / 1_000);
  if (payload === undefined) return "unreadable";
  // Only `makeTicket` signs for this purpose.
  const [about, goodAt] = JSON.parse(payload) as [string, number];
  if (about !== form) return "unreadable";
  if (now / 1_000 < goodAt) return { waits: Math.ceil(goodAt - now / 1_000) };
  return { hash: hash("sha256", text, "base64url"), until: (goodAt + LIFE) * 1_000 };
}
