import type { Kysely } from "kysely";
import { canonicalEmail } from "../identity/email.ts";
import type { Identity } from "../keys/identity-token.ts";
import type { Tables } from "../store/tables.ts";

/** Whom the stage is asked of. */
export type Asked =
  | { readonly by: "visitor"; readonly id: string }
  | { readonly by: "user" | "email"; readonly value: string };

/** What is known of somebody: of the profile, or of a visitor that belongs to none. */
export interface Person {
  readonly visitorId: string | null;
  readonly profileId: string | null;
  readonly lastSeen: number;
  readonly hint: string | null;
  readonly verified: string | null;
  /** Of a visitor. */
  readonly firstSeen?: number;
  /** Purposes that the visitor allowed last; nothing where it never said. */
  readonly consent?: readonly string[] | undefined;
}

/** Finds somebody; nothing for whom nobody has heard of. */
export function findPerson(read: Kysely<Tables>, asked: Asked): Promise<Person | undefined> {
  return asked.by === "visitor" ? byVisitor(read, asked.id) : byIdentity(read, asked);
}

/** Finds who is signed in: by the site's own id, or else by an address that the site has proof of. */
export async function findProven(
  read: Kysely<Tables>,
  { userId, email, emailVerified }: Identity,
): Promise<Person | undefined> {
  const person = await findPerson(read, { by: "user", value: userId });
  return !person && email !== undefined && emailVerified
    ? findPerson(read, { by: "email", value: email })
    : person;
}

async function byVisitor(read: Kysely<Tables>, id: string): Promise<Person | undefined> {
  const row = await read
    .selectFrom("visitor")
    // One statement: in between, the profile could become part of another.
    .leftJoin("profile", "profile.id", "visitor.profile_id")
    .select([
      "visitor.first_seen",
      "visitor.last_seen",
      "visitor.hint",
      "visitor.verified",
      "visitor.consent",
      "profile.id as profile_id",
      "profile.last_seen as profile_seen",
      "profile.hint as profile_hint",
      "profile.verified as profile_verified",
    ])
    .where("visitor.id", "=", id)
    .executeTakeFirst();
  if (!row) return undefined;
  const own = row.profile_id === null;
  return {
    visitorId: id,
    profileId: row.profile_id,
    firstSeen: row.first_seen,
    lastSeen: own ? row.last_seen : row.profile_seen!,
    hint: own ? row.hint : row.profile_hint,
    verified: own ? row.verified : row.profile_verified,
    consent: row.consent === null ? undefined : (JSON.parse(row.consent) as string[]),
  };
}

async function byIdentity(
  read: Kysely<Tables>,
  { by, value }: Exclude<Asked, { by: "visitor" }>,
): Promise<Person | undefined> {
  const proven = by === "email" ? canonicalEmail(value) : value;
  if (proven === undefined) return undefined;
  const row = await read
    .selectFrom("identity")
    .innerJoin("profile", "profile.id", "identity.profile_id")
    .select(["profile.id", "profile.last_seen", "profile.hint", "profile.verified"])
    .where("identity.value", "=", proven)
    .where("identity.kind", "=", by)
    .executeTakeFirst();
  return (
    row && {
      visitorId: null,
      profileId: row.id,
      lastSeen: row.last_seen,
      hint: row.hint,
      verified: row.verified,
    }
  );
}
