import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { testDatabase } from "../../store/test-database.ts";
import { BASE, testServer, type TestServer } from "../../http/test-server.ts";
import { useDatabase } from "../../store/use-database.ts";
import { signedIn, type TestMember } from "../../team/test-team.ts";
import { anAddress, TestStream } from "../test-chat.ts";

const OLD = "seven teapots on a shelf";

describe.each(["sqlite", "postgres"] as const)("a stream of the team, on %s", (kind) => {
  let address: string;
  let remove: () => Promise<void>;
  let one: TestServer;
  /** On PostgreSQL another server of the same database. */
  let two: TestServer;
  let jin: TestMember;
  let owner: TestMember;
  const start = () => testServer({ config: { chat: {} }, environment: { DATABASE_URL: address } });
  const ask = (test: TestServer, path: string, by: TestMember, body?: object) =>
    test.server.fetch(
      new Request(`${BASE}/dashboard/api/${path}`, {
        method: body ? "POST" : "GET",
        headers: { ...by.headers, "content-type": "application/json" },
        ...(body && { body: JSON.stringify(body) }),
      }),
      { address: anAddress() },
    );
  beforeEach(async () => {
    ({ address, remove } = await testDatabase(kind));
    one = await start();
    two = kind === "postgres" ? await start() : one;
    owner = await signedIn(one.server, "owner");
    jin = await signedIn(one.server, "agent");
    const hash = await one.server.services.passwords.hash(OLD);
    await useDatabase(one.server.settings.database, ({ db }) =>
      db.updateTable("team_member").set({ password_hash: hash }).where("id", "=", jin.id).execute(),
    );
  }, 60_000);
  afterEach(async () => {
    await Promise.all([...new Set([one, two])].map((each) => each.close()));
    await remove();
  });

  it.each<[string, () => Promise<Response>]>([
    ["signs out", () => ask(two, "logout", jin, {})],
    ["signs out everywhere", () => ask(two, "logout-everywhere", jin, {})],
    [
      "has a new password",
      () => ask(two, "password", jin, { old: OLD, new: "eight kettles under a bridge" }),
    ],
    ["has another role", () => ask(two, `team/${jin.id}/role`, owner, { role: "marketer" })],
    ["is let in no more", () => ask(two, `team/${jin.id}/deactivate`, owner, {})],
  ])(
    "ends at once when its member %s, and nobody else's",
    async (_, change) => {
      const theirs = new TestStream(await ask(one, "stream", jin));
      const others = new TestStream(await ask(one, "stream", owner));
      await Promise.all([theirs.heard("hello"), others.heard("hello")]);
      const before = Date.now();
      expect((await change()).status).toBe(200);
      await theirs.ended;
      // A sign of life comes every 25 seconds.
      expect(Date.now() - before).toBeLessThan(8_000);
      expect(theirs.events.map(({ name }) => name as string)).toContain("bye");
      expect(others.events.map(({ name }) => name as string)).not.toContain("bye");
      await others.close();
    },
    30_000,
  );
});
