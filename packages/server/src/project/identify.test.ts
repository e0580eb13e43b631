import { stageOn } from "@stagelight/core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { TRUST } from "../log/log.ts";
import { stateOf } from "./people.ts";
import { replay } from "./replay.ts";
import { advanceSnapshot } from "./snapshot.ts";
import { BEGIN, type Said, testLog, type TestLog } from "./test-log.ts";

const trust = TRUST.verified;
const order: Said = { event: "Order Completed", properties: { revenue: 20 } };
const signedIn = (userId: string, more: Said = {}): Said => ({
  type: "identify",
  stagelight: { proof: { userId }, visitor: true },
  ...more,
});

describe.each(["sqlite", "postgres"] as const)("people on %s", { timeout: 30_000 }, (kind) => {
  let log: TestLog;
  beforeEach(async () => {
    log = await testLog(kind);
  }, 60_000);
  afterEach(() => log.close());

  const rows = async (table: "visitor" | "profile" | "identity" | "transition" | "job") =>
    log.database.db.selectFrom(table).selectAll().execute() as Promise<Record<string, unknown>[]>;
  const visitorRow = async (id: string) => (await rows("visitor")).find((row) => row.id === id)!;
  /** Who has a proven id or address. */
  const profileOf = async (value: string) => {
    const identity = (await rows("identity")).find((row) => row.value === value);
    return (await rows("profile")).find((row) => row.id === identity?.profile_id);
  };
  /** Everything that is proven. */
  const values = async () =>
    (await rows("identity")).map(({ value }) => String(value)).sort((a, b) => (a < b ? -1 : 1));
  const stage = (row: Record<string, unknown> | undefined, standing: "hint" | "verified") =>
    row?.[standing] &&
    stageOn(log.model, stateOf(log.model, row[standing] as string, row.last_seen as number));

  it("a visitor of the publishable key has a hint, and nothing that is verified", async () => {
    await log.say({ ...order, anonymousId: "a" });
    await log.project();
    const visitor = await visitorRow("a");
    expect(stage(visitor, "hint")).toBe("retention");
    expect(visitor).toMatchObject({ verified: null, profile_id: null });
    expect(await rows("profile")).toEqual([]);
    expect(await rows("job")).toEqual([]);
  });

  it("what the secret key says counts for both, and is told on", async () => {
    await log.say({ ...order, anonymousId: "a", trust });
    await log.project();
    const visitor = await visitorRow("a");
    expect([stage(visitor, "hint"), stage(visitor, "verified")]).toEqual([
      "retention",
      "retention",
    ]);
    expect(await rows("job")).toHaveLength((await rows("transition")).length / 2);
  });

  it("a browser that has shown its secret belongs to who is signed in, with what it has done", async () => {
    await log.say(
      { ...order, anonymousId: "a" },
      signedIn("mina", { anonymousId: "a", traits: { plan: "gold" } }),
    );
    await log.project();
    const mina = await profileOf("mina");
    expect(stage(mina, "hint")).toBe("retention");
    expect(mina).toMatchObject({ verified: null, traits: null });
    const { profile_id, hint, claims } = await visitorRow("a");
    expect([profile_id, hint]).toEqual([mina!.id, null]);
    expect(JSON.parse(claims as string)).toEqual({ traits: { plan: "gold" } });
    expect((await rows("transition")).every((row) => row.profile_id === mina!.id)).toBe(true);
  });

  it("a token brings along no visitor whose secret was not shown", async () => {
    await log.say(
      { ...order, anonymousId: "a", trust },
      signedIn("mallory", { anonymousId: "a", stagelight: { proof: { userId: "mallory" } } }),
    );
    await log.project();
    expect((await visitorRow("a")).profile_id).toBeNull();
    expect(stage(await visitorRow("a"), "verified")).toBe("retention");
    expect(stage(await profileOf("mallory"), "verified")).toBeFalsy();
    expect(stage(await profileOf("mallory"), "hint")).toBe("awareness");
  });

  it("who signs in at a shared browser takes nothing over from who did before", async () => {
    await log.say(
      { ...order, anonymousId: "a", trust },
      signedIn("mina", { anonymousId: "a" }),
      signedIn("juno", { anonymousId: "a" }),
      { type: "page", anonymousId: "a", properties: { path: "/" } },
    );
    await log.project();
    const [mina, juno] = [await profileOf("mina"), await profileOf("juno")];
    expect(stage(mina, "verified")).toBe("retention");
    expect([juno!.verified, stage(juno, "hint")]).toEqual([null, "awareness"]);
    expect(juno!.first_seen).toBe(BEGIN + 3 * 60_000);
    expect(juno!.last_seen).toBe(BEGIN + 4 * 60_000);
    expect((await visitorRow("a")).profile_id).toBe(juno!.id);
    expect((await rows("transition")).map((row) => row.profile_id)).not.toContain(juno!.id);
    await log.say(signedIn("mina", { anonymousId: "a" }));
    await log.project();
    expect((await visitorRow("a")).profile_id).toBe(mina!.id);
    expect(await rows("profile")).toHaveLength(2);
  });

  it.each([1, 100])(
    "two profiles with one address are one person (batches of %i)",
    async (size) => {
      await log.say(
        { type: "identify", userId: "first", traits: { email: "Mina@Nuri.example", a: 1 }, trust },
        { ...order, anonymousId: "a", userId: "first", trust },
        { ...order, anonymousId: "b", userId: "second", trust, messageId: "late" },
        { type: "identify", userId: "second", traits: { email: "mina@nuri.EXAMPLE", a: 2 }, trust },
        { type: "page", anonymousId: "b" },
      );
      await log.project(size);
      const [mina, ...others] = await rows("profile");
      expect(others).toEqual([]);
      expect(JSON.parse(mina!.traits as string)).toEqual({ email: "mina@nuri.EXAMPLE", a: 2 });
      const owners = [
        ...(await rows("identity")),
        ...(await rows("visitor")),
        ...(await rows("transition")),
        ...(await rows("job")),
      ].map((row) => row.profile_id);
      expect(new Set(owners)).toEqual(new Set([mina!.id]));
      expect(await values()).toEqual(["first", "mina@nuri.example", "second"]);
    },
  );

  it("a proven address in a token merges as well", async () => {
    await log.say(
      { type: "identify", traits: { email: "mina@nuri.example" }, trust },
      { ...order, userId: "u", trust },
      signedIn("u", { stagelight: { proof: { userId: "u", email: "mina@nuri.example" } } }),
    );
    await log.project();
    expect(await rows("profile")).toHaveLength(1);
  });

  it("an address that the site's server calls unconfirmed proves nothing", async () => {
    await log.say(
      { type: "identify", userId: "mina", traits: { email: "m@nuri.example" }, trust },
      { ...order, userId: "mina", trust },
      {
        type: "identify",
        userId: "mallory",
        traits: { email: "m@nuri.example", emailVerified: false },
        trust,
      },
    );
    await log.project();
    expect(await rows("profile")).toHaveLength(2);
    expect(stage(await profileOf("mallory"), "verified")).toBe("awareness");
  });

  it("an alias of the secret key joins users, and the visitor that a user was", async () => {
    await log.say(
      { ...order, userId: "old", trust },
      { type: "page", anonymousId: "a" },
      { type: "alias", previousId: "old", userId: "new", trust },
      { type: "alias", previousId: "a", userId: "new", trust },
      { type: "alias", previousId: "later", userId: "new", trust },
      { ...order, userId: "later", trust },
    );
    await log.project();
    expect(await rows("profile")).toHaveLength(1);
    expect((await visitorRow("a")).profile_id).toBe((await profileOf("new"))!.id);
    expect(await values()).toEqual(["later", "new", "old"]);
  });

  it("claims change nothing but what is claimed", async () => {
    await log.say(
      {
        type: "identify",
        userId: "mina",
        anonymousId: "a",
        traits: { email: "m@nuri.example", plan: "free" },
        trust,
      },
      { ...order, userId: "mina", trust },
    );
    await log.project();
    const before = [await profileOf("mina"), await rows("identity")];
    await log.say(
      { type: "identify", userId: "mina", anonymousId: "b", traits: { email: "m@nuri.example" } },
      { type: "alias", userId: "mina", previousId: "b", anonymousId: "b" },
      { type: "group", userId: "mina", anonymousId: "b", traits: { plan: "gold" } },
      { type: "identify", userId: "mina", traits: { plan: "gold" } },
      { ...order, userId: "mina" },
    );
    await log.project();
    expect([await profileOf("mina"), await rows("identity")]).toEqual(before);
    const { profile_id, verified, claims } = await visitorRow("b");
    expect([profile_id, verified]).toEqual([null, null]);
    expect(JSON.parse(claims as string)).toEqual({
      userId: "mina",
      traits: { email: "m@nuri.example" },
    });
    expect((await visitorRow("user:mina")).profile_id).toBeNull();
  });

  it("ids that no database takes are nobody's, and stop nobody", async () => {
    const ids = ["\u0000", "a\u0000b", "x".repeat(3000), "\ud800", ""];
    await log.say(
      ...ids.map((anonymousId) => ({ ...order, anonymousId })),
      ...ids.map((userId) => ({ ...order, userId, trust })),
      ...ids.map((id) => signedIn(id)),
      { type: "identify", userId: 7, trust, traits: { email: "\ud800@nuri.example" } },
    );
    await log.project();
    expect(await rows("visitor")).toEqual([]);
    expect((await rows("identity")).map(({ value }) => value)).toEqual(["7"]);
  });

  it("plays again to the same, in batches of any size and from a snapshot", async () => {
    const users = ["mina", "juno", "bora"];
    const said = Array.from({ length: 120 }, (_, index): Said => {
      const anonymousId = `v${index % 7}`;
      const userId = users[index % 3]!;
      const day = index / 2;
      const kinds: Said[] = [
        { ...order, anonymousId },
        { type: "page", anonymousId, properties: { path: "/pricing" } },
        signedIn(userId, { anonymousId }),
        { ...order, userId, trust, properties: { category: `tea${index % 4}` } },
        { type: "identify", userId, traits: { email: `${userId}@nuri.example`, index }, trust },
        { type: "identify", anonymousId, userId, traits: { index } },
      ];
      return { day, ...kinds[((index * 5) % 11) % 6]! };
    });
    said.push({ type: "alias", previousId: "mina", userId: "juno", trust, day: 61 });
    await log.say(...said);
    const dump = async () => {
      const tables = (["visitor", "profile", "identity", "transition"] as const).map(rows);
      return (await Promise.all(tables)).map((table) =>
        table
          // Transitions are numbered anew.
          .map((row) => JSON.stringify("log_id" in row ? { ...row, id: 0 } : row))
          .sort((a, b) => (a < b ? -1 : 1)),
      );
    };
    await log.project(1);
    const live = await dump();
    await replay(log.database, log.model, { limit: 1000 });
    expect(await dump()).toEqual(live);
    await advanceSnapshot(log.database, log.model, BEGIN + 30 * 86_400_000, { limit: 17 });
    await replay(log.database, log.model, { limit: 9 });
    expect(await dump()).toEqual(live);
  });
});
