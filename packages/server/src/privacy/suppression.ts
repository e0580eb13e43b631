import { createHmac } from "node:crypto";
import type { Kysely } from "kysely";
import type { KeyRing } from "../keys/key-ring.ts";
import type { Tables } from "../store/tables.ts";

/**
 * What is kept of an address that must not be written to: nobody can tell the address from it
 * without the site's secret.
 *
 * @param email in its canonical form
 */
export function suppressionHash(ring: KeyRing, email: string): string {
  return hashes(ring, email)[0]!;
}

/** Whether an address must not be written to; known as long as the secret of then is in the ring. */
export async function isSuppressed(
  db: Kysely<Tables>,
  ring: KeyRing,
  email: string,
): Promise<boolean> {
  const row = await db
    .selectFrom("suppression")
    .select("hash")
    .where("hash", "in", hashes(ring, email))
    .executeTakeFirst();
  return row !== undefined;
}

function hashes(ring: KeyRing, email: string): string[] {
  return ring
    .keys("suppression")
    .map(({ id, key }) => `${id}.${createHmac("sha256", key).update(email).digest("base64url")}`);
}
