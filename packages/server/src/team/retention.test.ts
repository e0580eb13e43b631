import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { testLog, type TestLog } from "../project/test-log.ts";
import { removeTeamLeftovers } from "./retention.ts";
import { IDLE, LONGEST } from "./session.ts";

const DAY = 86_400_000;

const SOMEBODY = { name: "", role: "agent", locale: "en", available: 1 } as const;

describe.each(["sqlite", "postgres"] as const)("what is over of the team on %s", (kind) => {
  let log: TestLog;
  beforeEach(async () => {
    log = await testLog(kind);
  }, 60_000);
  afterEach(() => log.close());

  it("goes: sessions, links, and who was invited and never came", async () => {
    const { db } = log.database;
    const now = Date.now();
    const member = (id: string, state: "invited" | "active" | "deactivated", age: number) =>
      db
        .insertInto("team_member")
        .values({ ...SOMEBODY, id, email: id, state, created_at: now - age })
        .execute();
    const session = (id: string, began: number, seen: number) =>
      db
        .insertInto("team_session")
        .values({ id, hash: id, member_id: "active", created_at: now - began, seen_at: now - seen })
        .execute();
    const link = (id: string, of: string, left: number) =>
      db
        .insertInto("team_link")
        .values({ id, purpose: "invite", member_id: of, created_at: now, expires_at: now + left })
        .execute();
    await member("active", "active", 400 * DAY);
    await member("gone", "deactivated", 400 * DAY);
    await member("never came", "invited", 31 * DAY);
    await member("invited again", "invited", 31 * DAY);
    await member("new", "invited", DAY);
    await session("used", 29 * DAY, 60_000);
    await session("idle", DAY, IDLE);
    await session("old", LONGEST, 60_000);
    await link("good", "invited again", 1);
    await link("over", "never came", 0);
    expect(await removeTeamLeftovers(db, now)).toEqual({ sessions: 2, links: 1 });
    const members = await db.selectFrom("team_member").select("id").orderBy("id").execute();
    expect(members.map(({ id }) => id)).toEqual(["active", "gone", "invited again", "new"]);
    const sessions = await db.selectFrom("team_session").select("id").execute();
    expect(sessions).toEqual([{ id: "used" }]);
  });
});
