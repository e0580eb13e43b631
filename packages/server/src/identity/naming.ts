import type { Kysely } from "kysely";
import type { LoggedEvent } from "../project/logged-event.ts";
import type { Tables } from "../store/tables.ts";

/** What of an event says whose it is. */
export type Naming = Pick<LoggedEvent, "anonymousId" | "userId" | "stagelight">;

/**
 * How an event of the server's own names a profile: by what proves it already, an address before the
 * site's id, so that nothing is proven that was not before. Nothing where there is no such profile.
 */
export async function namingOfProfile(
  db: Pick<Kysely<Tables>, "selectFrom">,
  profile: string,
): Promise<Naming | undefined> {
  const identity = await db
    .selectFrom("identity")
    .select(["kind", "value"])
    .where("profile_id", "=", profile)
    .orderBy("kind")
    .orderBy("value")
    .executeTakeFirst();
  if (identity?.kind === "email") return { stagelight: { proof: { email: identity.value } } };
  return identity && { userId: identity.value };
}
