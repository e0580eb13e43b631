import { createHmac } from "node:crypto";
import type { Kysely } from "kysely";
import type { KeyRing, Purpose } from "../keys/key-ring.ts";
import { mailKey } from "../mail/address.ts";
import type { MailCategory } from "../mail/message.ts";
import type { Tables } from "../store/tables.ts";

/** What an address does not get any more: any mail at all, mail of one category, or of one list. */
export type SuppressionScope = "every" | Exclude<MailCategory, "transactional"> | `list:${string}`;

/**
 * Why: the owner has unsubscribed, was erased or has said of a sign-up "this was not me", or the address
 * does not exist.
 */
export type SuppressionReason = "unsubscribed" | "erased" | "no-such-address" | "refused";

/**
 * What is kept of an address that must not be written to: nobody can tell the address from it
 * without the site's secret. All spellings of one mailbox have the same, as far as `mailKey` knows.
 *
 * @param email in its canonical form
 */
export function suppressionHash(ring: KeyRing, email: string): string {
  return hashes(ring, "suppression", mailKey(email))[0]!;
}

/**
 * Whether an address must not get a mail; known as long as the secret of then is in the ring.
 *
 * @param wantedAt when its owner has asked for this very mail, milliseconds since 1970: that counts more
 *   than what they have said of all its category before, and not more than what is said of every mail
 */
export async function isSuppressed(
  db: Kysely<Tables>,
  ring: KeyRing,
  email: string,
  category: MailCategory = "marketing",
  wantedAt = 0,
): Promise<boolean> {
  const row = await db
    .selectFrom("suppression")
    .select("hash")
    .where("hash", "in", suppressionHashes(ring, email))
    .where((row) =>
      row.or([
        row("scope", "=", "every"),
        row.and([row("scope", "=", category), row("created_at", ">=", wantedAt)]),
      ]),
    )
    .executeTakeFirst();
  return row !== undefined;
}

/** What keeps mail from an address. */
export interface Suppressed {
  readonly scope: SuppressionScope;
  readonly reason: SuppressionReason;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/**
 * Lets an address be written to again, whatever the reason was that it was not.
 *
 * @param email in its canonical form
 * @returns what was lifted, oldest first
 */
export async function liftSuppressions(
  db: Kysely<Tables>,
  ring: KeyRing,
  email: string,
): Promise<Suppressed[]> {
  const lifted = await db
    .deleteFrom("suppression")
    .where("hash", "in", suppressionHashes(ring, email))
    .returning(["scope", "reason", "created_at as at"])
    .execute();
  return (lifted as Suppressed[]).toSorted((a, b) => a.at - b.at);
}

/**
 * What an address may stand as, by all secrets.
 *
 * @param email in its canonical form
 */
export function suppressionHashes(ring: KeyRing, email: string): string[] {
  // Rows of before provider rules were looked at have the address itself.
  const texts = [...new Set([mailKey(email), email])];
  return texts.flatMap((text) => hashes(ring, "suppression", text));
}

/**
 * What records of mail keep of an address: one hash for each of the site's secrets, the first one for
 * writing.
 *
 * @param email in its canonical form
 */
export function recordKeys(ring: KeyRing, email: string): string[] {
  return hashes(ring, "mail-record", mailKey(email));
}

function hashes(ring: KeyRing, purpose: Purpose, text: string): string[] {
  return ring
    .keys(purpose)
    .map(({ id, key }) => `${id}.${createHmac("sha256", key).update(text).digest("base64url")}`);
}
