import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { keyRing } from "../keys/key-ring.ts";
import { TRUST } from "../log/log.ts";
import type { LoggedEvent } from "../project/logged-event.ts";
import { replay } from "../project/replay.ts";
import { advanceSnapshot } from "../project/snapshot.ts";
import { BEGIN, type Said, testLog, type TestLog } from "../project/test-log.ts";
import type { Tables } from "../store/tables.ts";
import { erase } from "./erase.ts";
import { exportPerson } from "./export.ts";
import { suppressionHash } from "./suppression.ts";
import { everythingIn, filesWith, peopleIn, rowsOf } from "./test-rows.ts";

const trust = TRUST.verified;
const ring = keyRing(["s".repeat(32)]);
const MINA = "mina.canary@tea.example";
const now = BEGIN + 10 * 86_400_000;

const order: Said = { event: "Order Completed", properties: { revenue: 20 } };
const identify = (userId: string, email: string, more: Said = {}): Said => ({
  type: "identify",
  userId,
  traits: { email },
  trust,
  ...more,
});

describe.each(["sqlite", "postgres"] as const)("privacy on %s", (kind) => {
  let log: TestLog;
  beforeEach(async () => {
    log = await testLog(kind);
  }, 60_000);
  afterEach(() => log.close());

  const db = () => log.database.db;
  const all = (table: keyof Tables) => rowsOf(db(), table);
  const events = async () => {
    const rows = await db().selectFrom("log").select("body").orderBy("id").execute();
    return rows.map(({ body }) => JSON.parse(body) as LoggedEvent);
  };
  const everything = () => everythingIn(db());
  const people = () => peopleIn(db());
  const eraseMina = (email = MINA) =>
    erase(log.database, log.rules, { email, suppress: suppressionHash(ring, MINA), now });
  const messages = async () => (await events()).map(({ messageId }) => messageId);
  const replaysTheSame = async () => {
    const before = await people();
    await replay(log.database, log.model);
    expect(await people()).toEqual(before);
  };

  it("leaves to others what they did in the same browser", async () => {
    await log.say(
      { type: "page", messageId: "before", anonymousId: "shared" },
      identify("mina", MINA, { messageId: "mina-in", anonymousId: "shared" }),
      { ...order, messageId: "mina-does", anonymousId: "shared" },
      identify("juno", "juno@tea.example", { messageId: "juno-in", anonymousId: "shared" }),
      { ...order, messageId: "juno-does", anonymousId: "shared" },
    );
    await log.project();
    const juno = (await all("profile")).find(({ traits }) => String(traits).includes("juno"));
    await eraseMina();
    expect(await messages()).toEqual(["juno-in", "juno-does"]);
    expect(await all("profile")).toEqual([juno]);
    const after = await people();
    await replay(log.database, log.model);
    const {
      visitors: [visitor],
      ...rest
    } = await people();
    expect(rest).toEqual({ ...after, visitors: undefined });
    expect(visitor).toMatchObject({ id: "shared", profile_id: juno!.id });
  });

  it("takes whoever only says to be the person along, and nobody's profile", async () => {
    await log.say(
      identify("mina", MINA),
      { type: "identify", messageId: "claim", anonymousId: "claimer", traits: { email: MINA } },
      { ...order, messageId: "claimer-does", anonymousId: "claimer" },
      { type: "page", messageId: "named", userId: "mina" },
      identify("juno", "juno@tea.example", { messageId: "juno", anonymousId: "juno-browser" }),
      { type: "identify", messageId: "lie", anonymousId: "juno-browser", traits: { email: MINA } },
    );
    await log.project();
    const { tables } = await exportPerson(log.database, { email: MINA, now });
    expect(tables.visitor?.map(({ id }) => id).toSorted()).toEqual(["claimer", "user:mina"]);
    await eraseMina();
    expect(await messages()).toEqual(["juno", "lie"]);
    const claims = JSON.stringify({ traits: { email: "erased" } });
    expect(await all("visitor")).toMatchObject([{ id: "juno-browser", claims }]);
    expect(await all("profile")).toHaveLength(1);
    await replaysTheSame();
  });

  it("erases what the snapshot holds, and what is appended but not projected", async () => {
    await log.say(
      { ...order, anonymousId: "a", day: 1 },
      identify("mina", MINA, { anonymousId: "a", day: 2 }),
      { type: "page", anonymousId: "b", day: 2 },
    );
    await log.project();
    await advanceSnapshot(log.database, log.model, BEGIN + 5 * 86_400_000);
    expect(await all("snapshot_profile")).toHaveLength(1);
    await log.say({ ...order, anonymousId: "a", messageId: "later" });
    await log.say(identify("mina", "mina@new.example", { anonymousId: "c" }));
    await eraseMina("mina@new.example");
    await replay(log.database, log.model);
    expect((await all("visitor")).map(({ id }) => id)).toEqual(["b"]);
    expect(await everything()).not.toMatch(/"mina|mina@/);
    expect(await messages()).toEqual([]);
  });

  it("knows an address that is the site's own id of the person", async () => {
    await log.say(
      { ...order, userId: "Mina.Canary@Tea.example", anonymousId: "a", trust },
      { ...order, userId: "juno@tea.example", anonymousId: "b", trust },
    );
    await log.project();
    const { tables } = await exportPerson(log.database, { email: MINA, now });
    expect(tables.profile).toHaveLength(1);
    expect(tables.visitor).toMatchObject([{ id: "a" }]);
    await eraseMina();
    expect(await everything()).not.toMatch(/mina/i);
    expect(await all("profile")).toHaveLength(1);
  });

  it("leaves the address in nobody else's traits", async () => {
    await log.say(
      identify("mina", MINA),
      identify("juno", "juno@tea.example", {
        traits: { email: "juno@tea.example", plan: "tea", invitedBy: `Mina <${MINA}>` },
      }),
    );
    await log.project();
    await advanceSnapshot(log.database, log.model, BEGIN + 5 * 86_400_000);
    await eraseMina();
    expect(await everything()).not.toMatch(/mina/i);
    const [juno] = await all("profile");
    expect(JSON.parse(juno!["traits"] as string)).toEqual({
      email: "juno@tea.example",
      plan: "tea",
      invitedBy: "erased",
    });
    await replaysTheSame();
  });

  it("leaves others what they did, without the address", async () => {
    const others: Said[] = [
      { event: "Gift Sent", properties: { to: MINA, note: `Mina Park <${MINA}>, with love` } },
      { ...order, properties: { email: MINA, revenue: 20, copy: ["x@y.example", MINA] } },
      { type: "page", context: { page: { url: "/compare/?to=Mina.Canary%40tea.example&x=1" } } },
      { event: "Order Completed", properties: { [`from ${MINA}`]: { deep: MINA.toUpperCase() } } },
    ];
    await log.say(
      identify("mina", MINA, { anonymousId: "mina-browser" }),
      identify("juno", "juno@tea.example", { anonymousId: "juno-browser" }),
      ...others.map((said) => ({ ...said, userId: "juno", trust })),
      ...others.slice(2).map((said) => ({ ...said, anonymousId: "juno-browser" })),
      { ...others[0]!, anonymousId: "somebody" },
    );
    await log.project();
    const { tables } = await exportPerson(log.database, { email: MINA, now });
    expect(tables.log).toHaveLength(8);
    expect(JSON.stringify(tables)).not.toMatch(/juno|somebody|revenue|x@y/);
    expect((await all("log")).length).toBe(9);
    const job = { endpoint: "webhook", created_at: now, wanted_at: now, due_at: now, attempts: 0 };
    const payload = JSON.stringify({ event: others[1] });
    await db()
      .insertInto("job")
      .values([
        { ...job, uid: "told", kind: "deliver", visitor_id: "juno-browser", payload },
        { ...job, uid: "gift", kind: "mail", profile_id: "juno", recipient: MINA, payload: "{}" },
      ])
      .execute();
    const before = (await all("profile")).find(({ traits }) => String(traits).includes("juno"));

    await eraseMina();
    const left = await events();
    expect(left).toHaveLength(8);
    const jobs = (await all("job")).map(({ uid }) => uid);
    expect(jobs).toContain("told");
    expect(jobs).not.toContain("gift");
    expect(await everything()).not.toMatch(/mina/i);
    expect(left.slice(1, 5)).toMatchObject([
      { properties: { to: "erased", note: "erased, with love" } },
      { properties: { email: "erased", revenue: 20, copy: ["x@y.example", "erased"] } },
      { context: { page: { url: "/compare/?to=erased&x=1" } } },
      { properties: { "from erased": { deep: "erased" } } },
    ]);
    expect(await all("profile")).toEqual([before]);
    await replaysTheSame();
    expect((await exportPerson(log.database, { email: MINA, now })).tables).toEqual({});
    if (kind === "sqlite") expect(await filesWith(log, "ina.canary")).toEqual([]);
  });

  it("takes along who ordered with the address as a guest, unless another one came after", async () => {
    const ordered = (email: string): Said => ({ ...order, properties: { email } });
    await log.say(
      { type: "page", messageId: "guest-page", anonymousId: "guest" },
      { ...ordered(MINA), messageId: "guest-order", anonymousId: "guest", trust },
      { ...ordered(MINA), messageId: "nobodys-order", trust },
      { ...ordered(MINA), messageId: "first-order", anonymousId: "other" },
      { ...ordered("juno@tea.example"), messageId: "last-order", anonymousId: "other" },
    );
    await log.project();
    const { tables } = await exportPerson(log.database, { email: MINA, now });
    expect(tables.visitor?.map(({ id }) => id)).toEqual(["guest"]);
    expect(tables.log).toHaveLength(4);
    await eraseMina();
    expect(await messages()).toEqual(["first-order", "last-order"]);
    expect(await everything()).not.toMatch(/mina|guest/i);
    await replaysTheSame();
  });

  it("asks for an address", async () => {
    await expect(exportPerson(log.database, { email: "nobody", now })).rejects.toThrow(RangeError);
    await expect(eraseMina("")).rejects.toThrow(RangeError);
  });
});
