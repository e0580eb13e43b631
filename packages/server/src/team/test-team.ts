import { randomUUID } from "node:crypto";
import type { StagelightServer } from "../http/server.ts";
import type { RoleName } from "../store/team-tables.ts";
import { useDatabase } from "../store/use-database.ts";
import { newSessionSecret, sessionHash, TEAM_COOKIE } from "./session.ts";

/** Somebody of the team, signed in in a browser. */
export interface TestMember {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: RoleName;
  /** What a page of the dashboard sends along in this browser. */
  readonly headers: Record<string, string>;
}

/** For tests: a member of the team who is signed in, each call another one. */
export async function signedIn(
  { settings }: Pick<StagelightServer, "settings">,
  role: RoleName = "owner",
  { name = "Jin", email = `${randomUUID()}@nuri.example`, locale = "en" } = {},
): Promise<TestMember> {
  const id = randomUUID();
  const secret = newSessionSecret();
  const now = Date.now();
  await useDatabase(settings.database, async ({ db }) => {
    await db
      .insertInto("team_member")
      .values({ id, email, name, role, state: "active", locale, available: 1, created_at: now })
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
  return { id, email, name, role, headers: browserWith(secret) };
}

/** For tests: what a page of the dashboard sends along, in a browser that has this session. */
function browserWith(secret: string): Record<string, string> {
  return { cookie: `${TEAM_COOKIE}=${secret}`, "sec-fetch-site": "same-origin" };
}
