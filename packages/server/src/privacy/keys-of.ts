import type { Kysely } from "kysely";
import { profileOf } from "../identity/profile-of.ts";
import type { KeyRing } from "../keys/key-ring.ts";
import { profileKeys, selfKeys } from "../referral/keys.ts";
import type { Tables } from "../store/tables.ts";
import { recordKeys } from "./suppression.ts";

/**
 * The keyed hashes by which tables know somebody: of their mailboxes, a guest's too, and of the friend
 * that they may be to a member of a referral program.
 *
 * @param emails in their canonical form
 * @param profiles ids; a friend whose address nobody has told is known by one
 */
export function keysOf(
  ring: KeyRing,
  emails: readonly string[],
  profiles: readonly string[] = [],
): string[] {
  return [
    ...emails.flatMap((email) => [...recordKeys(ring, email), ...selfKeys(ring, email)]),
    ...profiles.flatMap((id) => profileKeys(ring, id)),
  ];
}

/** The same of who is behind one address, with their profile where it has one. */
export async function keysBehind(
  { db }: { readonly db: Kysely<Tables> },
  ring: KeyRing,
  email: string,
): Promise<string[]> {
  const profile = await profileOf(db, email);
  return keysOf(ring, [email], profile === null ? [] : [profile]);
}
