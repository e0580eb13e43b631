import type { Kysely } from "kysely";
import type { Asker } from "../../privacy/own.ts";
import type { Tables } from "../../store/tables.ts";

/** Somebody, as the dashboard names them: `profile:<id>`, or `visitor:<id>` of who belongs to none. */
export type PersonId = `profile:${string}` | `visitor:${string}`;

/** The name of a profile, or of a visitor that belongs to none. */
export function personId({ visitor, profile }: Asker): PersonId {
  return profile ? `profile:${profile.id}` : `visitor:${visitor.id}`;
}

/** Who is meant; a visitor that belongs to somebody is that person. Nothing where nobody is known. */
export async function findAsker(db: Kysely<Tables>, id: string): Promise<Asker | undefined> {
  const [, kind, key = ""] = /^(profile|visitor):(.+)$/s.exec(id) ?? [];
  if (kind === "visitor") {
    const visitor = await db
      .selectFrom("visitor")
      .selectAll()
      .where("id", "=", key)
      .executeTakeFirst();
    if (!visitor) return undefined;
    return visitor.profile_id === null ? { visitor } : profileNamed(db, visitor.profile_id);
  }
  return kind === "profile" ? profileNamed(db, key) : undefined;
}

/**
 * The site's own id of who has signed in and is known by conversations alone, named `user:<id>`; nothing
 * where that is nobody, or somebody with a profile.
 */
export async function findUser(db: Kysely<Tables>, id: string): Promise<string | undefined> {
  const [, user] = /^user:(.+)$/s.exec(id) ?? [];
  if (user === undefined) return undefined;
  const chat = await db
    .selectFrom("conversation")
    .select("user_id")
    .where("user_id", "=", user)
    .limit(1)
    .executeTakeFirst();
  if (!chat) return undefined;
  const profile = await db
    .selectFrom("identity")
    .select("profile_id")
    .where("kind", "=", "user")
    .where("value", "=", user)
    .executeTakeFirst();
  return profile ? undefined : user;
}

async function profileNamed(db: Kysely<Tables>, id: string): Promise<Asker | undefined> {
  const profile = await db
    .selectFrom("profile")
    .selectAll()
    .where("id", "=", id)
    .executeTakeFirst();
  return profile && { profile };
}
