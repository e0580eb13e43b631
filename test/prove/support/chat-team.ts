import { randomUUID } from "node:crypto";
import {
  newSessionSecret,
  sessionHash,
  TEAM_COOKIE,
} from "../../../packages/server/dist/team/session.js";
import { useDatabase } from "../../../packages/server/dist/store/use-database.js";

/** What a page of the dashboard sends along, of somebody of the team who is signed in. */
export async function teamHeaders(
  database: string,
  { role = "agent", name = "Jin" }: { role?: "owner" | "marketer" | "agent"; name?: string } = {},
): Promise<Record<string, string>> {
  const id = randomUUID();
  const secret = newSessionSecret();
  const now = Date.now();
  await useDatabase(database, async ({ db }) => {
    await db
      .insertInto("team_member")
      .values({
        id,
        email: `${id}@nuri.example`,
        name,
        role,
        state: "active",
        locale: "en",
        available: 1,
        created_at: now,
      })
      .execute();
    await db
      .insertInto("team_session")
      .values({
        hash: sessionHash(secret),
        id: randomUUID(),
        member_id: id,
        created_at: now,
        seen_at: now,
      })
      .execute();
  });
  return { cookie: `${TEAM_COOKIE}=${secret}`, "sec-fetch-site": "same-origin" };
}
