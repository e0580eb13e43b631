import type { Kysely } from "kysely";
import type { Tables } from "../store/tables.ts";

/**
 * The profile whose proven address somebody's is, or null.
 *
 * @param email in its canonical form
 */
export async function profileOf(
  db: Pick<Kysely<Tables>, "selectFrom">,
  email: string,
): Promise<string | null> {
  const row = await db
    .selectFrom("identity")
    .select("profile_id")
    .where("kind", "=", "email")
    .where("value", "=", email)
    .executeTakeFirst();
  return row?.profile_id ?? null;
}
