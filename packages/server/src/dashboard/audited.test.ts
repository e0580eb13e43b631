import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROUTES } from "../http/routes.ts";
import { TRUST } from "../log/log.ts";
import { everythingIn } from "../privacy/test-rows.ts";
import { insertReview } from "../reviews/receive/test-reviews.ts";
import type { RoleName } from "../store/team-tables.ts";
import { signedIn } from "../team/test-team.ts";
import { insertBudget, insertDisabled, insertJobs, insertReward } from "./decisions/test-rows.ts";
import { type TestDashboard, testDashboard } from "./test-dashboard.ts";

interface Deed {
  /** Below `dashboard/api`. */
  readonly path: string;
  readonly body: object;
  /** By whom, where it ends the session that asks. Default: an owner. */
  readonly role?: RoleName;
}

const PASSWORD = "seventeen wet umbrellas";

/** What the team does and has to answer for, by the route that it is done by; prepared so that it can be done. */
const DEEDS: Readonly<Record<string, (test: TestDashboard) => Promise<Deed>>> = {
  "people/:id/stage": async (test) => {
    await test.say(TRUST.hint, { type: "page", anonymousId: "placed" });
    const body = { id: randomUUID(), stage: "advocacy", reason: "They have told us." };
    return { path: "people/visitor:placed/stage", body };
  },
  "people/:id/export": async (test) => {
    await test.say(TRUST.hint, { type: "page", anonymousId: "exported" });
    return { path: "people/visitor:exported/export", body: {} };
  },
  "people/:id/erase": async (test) => {
    await test.say(TRUST.hint, { type: "page", anonymousId: "erased" });
    return { path: "people/visitor:erased/erase", body: { confirm: "erased" } };
  },
  "rewards/:id": async ({ database }) => {
    await insertBudget(database);
    await insertReward(database, { id: "reward", state: "review", at: 1 });
    return { path: "rewards/reward", body: { decision: "reject", reason: "The same household." } };
  },
  "reviews/:id": async ({ database }) => {
    const id = await insertReview(database, { state: "published", permission: 1 });
    return { path: `reviews/${id}`, body: { action: "feature" } };
  },
  "averages/unfreeze": async ({ database: { db } }) => {
    const frozen = { product: "frozen", name: "Frozen", frozen_at: 1, frozen: "{}" };
    await db
      .insertInto("review_product")
      .values({ released_at: null, ...frozen })
      .execute();
    return { path: "averages/unfreeze", body: { product: "frozen" } };
  },
  "dead-letters/:id": async ({ database }) => {
    await insertJobs(database, { dropped: 1 });
    return { path: "dead-letters/dropped", body: { action: "drop" } };
  },
  "dead-letters/endpoints/:name": async ({ database }) => {
    await insertDisabled(database);
    return { path: "dead-letters/endpoints/crm", body: { action: "enable" } };
  },
  "settings/chat": async () => ({ path: "settings/chat", body: { hours: null } }),
  canned: async () => {
    const body = { id: randomUUID(), shortcut: "hello", title: "Hello", text: "Hello {name}!" };
    return { path: "canned", body };
  },
  "canned/:id/delete": async (test) => {
    const id = randomUUID();
    await test.ask("canned", { id, shortcut: "bye", title: "Bye", text: "Bye!" });
    return { path: `canned/${id}/delete`, body: {} };
  },
  "unanswered/:id/drop": async ({ database: { db } }) => {
    const asked = { id: "moon", question: "To the moon?", locale: "en", times: 1, last_at: 1 };
    await db
      .insertInto("chat_unanswered")
      .values({ ...asked, conversation_id: null })
      .execute();
    return { path: "unanswered/moon/drop", body: {} };
  },
  "exports/reviews": async () => ({ path: "exports/reviews", body: {} }),
  "exports/newsletter": async () => ({ path: "exports/newsletter", body: {} }),
  "exports/referral": async () => ({ path: "exports/referral", body: { year: 2026 } }),
  "exports/surveys/:survey": async () => ({ path: "exports/surveys/heard", body: {} }),
  "team/invite": async () => {
    return { path: "team/invite", body: { email: "mina@nuri.example", role: "agent" } };
  },
  "team/:id/role": async ({ server }) => {
    const { id } = await signedIn(server, "agent");
    return { path: `team/${id}/role`, body: { role: "marketer" } };
  },
  "team/:id/deactivate": async ({ server }) => {
    const { id } = await signedIn(server, "agent");
    return { path: `team/${id}/deactivate`, body: {} };
  },
  "team/:id/activate": async (test) => {
    const { id } = await signedIn(test.server, "agent");
    await change(test, id, { state: "deactivated" });
    return { path: `team/${id}/activate`, body: {} };
  },
  "team/:id/totp-off": async (test) => {
    const { id } = await signedIn(test.server, "agent");
    await change(test, id, { totp_since: 1 });
    return { path: `team/${id}/totp-off`, body: {} };
  },
  login: async (test) => {
    const { id, email } = await signedIn(test.server, "agent");
    const hash = await test.server.services.passwords.hash(PASSWORD);
    await change(test, id, { password_hash: hash });
    return { path: "login", body: { email, password: PASSWORD }, role: "agent" };
  },
  password: async (test) => {
    const hash = await test.server.services.passwords.hash(PASSWORD);
    await change(test, test.members.owner.id, { password_hash: hash });
    return { path: "password", body: { old: PASSWORD, new: "nineteen dry parasols" } };
  },
};

/** What nobody has to answer for here: it stands in the conversation, or concerns the member alone. */
const UNTOLD = [
  "me",
  "push",
  "push/off",
  "accept/look",
  "reset",
  "totp/begin",
  "attachments",
  ...["messages", "notes", "assign", "labels", "snooze", "state", "read", "typing", "looking"].map(
    (what) => `conversations/:id/${what}`,
  ),
];

/** What ends the session that asks, or takes a secret that only a browser or a phone knows. */
const OTHERS = [
  "accept",
  "logout",
  "logout-everywhere",
  "sessions/:id/end",
  "totp/confirm",
  "totp/off",
];

async function change(
  { database: { db } }: TestDashboard,
  id: string,
  values: { state?: "deactivated"; totp_since?: number; password_hash?: string },
): Promise<void> {
  await db.updateTable("team_member").set(values).where("id", "=", id).execute();
}

it("knows of everything that the dashboard can do", () => {
  const writes = ROUTES.filter(({ dashboard, method }) => dashboard && method === "POST");
  expect([...Object.keys(DEEDS), ...UNTOLD, ...OTHERS].toSorted()).toEqual(
    writes.map(({ path }) => path.slice("/dashboard/api/".length)).toSorted(),
  );
});

describe.each(["sqlite", "postgres"] as const)("what is done on %s", (kind) => {
  let test: TestDashboard;
  beforeAll(async () => {
    test = await testDashboard(kind);
  }, 60_000);
  afterAll(() => test.close());

  const MESSAGE = "nothing can be written down";

  /** Until it is called again nothing is written down of what is done. */
  async function refuseEntries(): Promise<() => Promise<void>> {
    const { db } = test.database;
    if (kind === "sqlite") {
      await sql`create trigger no_audit before insert on audit_entry
        begin select raise(abort, ${sql.lit(MESSAGE)}); end`.execute(db);
      return async () => void (await sql`drop trigger no_audit`.execute(db));
    }
    await sql`create or replace function no_audit() returns trigger language plpgsql as $$
      begin raise exception ${sql.lit(MESSAGE)}; end $$`.execute(db);
    await sql`create trigger no_audit before insert on audit_entry
      for each row execute function no_audit()`.execute(db);
    return async () => void (await sql`drop trigger no_audit on audit_entry`.execute(db));
  }

  /** Of all tables but that of limits: who is refused has asked too. */
  const everything = async () => {
    const tables = JSON.parse(await everythingIn(test.database.db)) as [string, unknown][];
    return tables.filter(([name]) => name !== "rate_limit");
  };
  const mailsUnderWay = () =>
    test.database.db
      .selectFrom("job")
      .select(["attempts", "trouble"])
      .where("kind", "=", "mail")
      .execute();

  it.each(Object.entries(DEEDS))("by %s is written down, or not done", async (_, prepare) => {
    const { path, body, role } = await prepare(test);
    // A try that fails is repeated after five seconds.
    await expect.poll(mailsUnderWay, { timeout: 12_000 }).toEqual([]);
    const allow = await refuseEntries();
    const before = await everything();
    const refused = await test.ask(path, body, role);
    await allow();
    expect(refused).toMatchObject({ status: 500, body: { code: "internal-error" } });
    expect(refused.headers.get("content-disposition")).toBeNull();
    expect(await everything()).toEqual(before);
    const entries = (await test.audit()).length;
    expect((await test.ask(path, body, role)).status).toBeLessThan(300);
    expect(await test.audit()).toHaveLength(entries + 1);
  });
});
