import type { MeAnswer, TeamPeopleAnswer, TeamPersonAnswer } from "@stagelight/core/endpoints";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newVisitorSecret, visitorIdOf } from "../../keys/visitor-secret.ts";
import { TRUST } from "../../log/log.ts";
import { keysBehind } from "../../privacy/keys-of.ts";
import { type TestDashboard, testDashboard } from "../test-dashboard.ts";

const identify = (userId: string, traits: object, anonymousId?: string) => ({
  type: "identify",
  userId,
  traits,
  ...(anonymousId && { anonymousId }),
});
const order = (userId: string, id: string) => ({
  userId,
  event: "Order Completed",
  properties: { order_id: id },
});

describe.each(["sqlite", "postgres"] as const)("people on %s", (kind) => {
  let test: TestDashboard;
  beforeAll(async () => {
    test = await testDashboard(kind);
  }, 60_000);
  afterAll(() => test.close());

  const find = async (q: string) => {
    const { body } = await test.ask<TeamPeopleAnswer>(`people?q=${encodeURIComponent(q)}`);
    return body;
  };
  const personOf = async (id: string) => {
    const { body } = await test.ask<TeamPersonAnswer>(`people/${encodeURIComponent(id)}`);
    return body;
  };
  const idOf = async (q: string) => (await find(q)).people[0]!.id;

  it("tells without a search who has moved, and who was seen", async () => {
    expect(await find("")).toEqual({ people: [], more: false });
    await test.say(TRUST.hint, { type: "page", anonymousId: "only-looked" });
    await test.say(TRUST.hint, { event: "Product Added", anonymousId: "moved" });
    await test.say(TRUST.verified, { type: "page", anonymousId: "known" });
    await test.say(TRUST.verified, identify("u-known", { name: "Known" }, "known"));
    const told = async () => (await find("")).people.map(({ id, name }) => name ?? id);
    await expect.poll(told).toContain("Known");
    expect((await told())[0]).toBe("visitor:moved");
    expect((await told()).toSorted()).toEqual(["Known", "visitor:moved", "visitor:only-looked"]);
    expect((await find("")).more).toBe(false);
    await test.say(
      TRUST.hint,
      ...Array.from({ length: 60 }, (_, at) => ({ type: "page", anonymousId: `many-${at}` })),
    );
    await expect.poll(async () => (await find("")).more).toBe(true);
    const many = await find("");
    expect(many.people).toHaveLength(50);
    expect(many.people[0]).toMatchObject({ id: "visitor:moved" });
  });

  it("finds somebody by address, name, user and browser, in any language", async () => {
    await test.say(
      TRUST.verified,
      identify("u-mina", { email: "Mina@Tea.example", name: "박미나" }, "browser-of-mina"),
      identify("u-ming", { firstName: "小明", lastName: "王", email: "ming@tea.example" }),
      identify("u-ava", { name: "Ava Nolan" }),
    );
    await test.say(
      TRUST.hint,
      { type: "identify", anonymousId: "stranger", traits: { name: "Ava Nobody" } },
      { type: "page", anonymousId: "silent" },
    );
    for (const wanted of [
      "mina@tea.example",
      "MINA@tea.example",
      "u-mina",
      "박미나",
      "미나",
      "mina@",
    ]) {
      expect(
        (await find(wanted)).people.map(({ name }) => name),
        wanted,
      ).toEqual(["박미나"]);
    }
    expect((await find("browser-of-mina")).people).toMatchObject([
      { email: "mina@tea.example", proven: true, userId: "u-mina" },
    ]);
    expect((await find("小明")).people).toMatchObject([{ userId: "u-ming" }]);
    const { people, more } = await find("ava");
    expect(people).toMatchObject([
      { name: "Ava Nolan", userId: "u-ava" },
      { id: "visitor:stranger", name: "Ava Nobody", proven: false },
    ]);
    expect(more).toBe(false);
    expect((await find("%")).people).toEqual([]);
    expect((await find("nobody at all")).people).toEqual([]);
    expect((await find("silent")).people).toMatchObject([{ id: "visitor:silent" }]);
  });

  it("tells why somebody is in a stage, by whom a change was made, and everything else", async () => {
    await test.say(
      TRUST.verified,
      identify("u-juno", { email: "juno@tea.example", plan: "gold" }, "juno-1"),
      order("u-juno", "1001"),
    );
    const id = await idOf("u-juno");
    const person = await personOf(id);
    expect(person.stands.verified).toMatchObject({
      stage: "retention",
      reason: {
        kind: "rule",
        evidence: [{ what: "Order Completed | Subscription Started", count: 1 }],
      },
    });
    expect(person).toMatchObject({
      person: {
        emails: ["juno@tea.example"],
        userIds: ["u-juno"],
        traits: { plan: "gold" },
        confirm: "juno@tea.example",
      },
      browsers: [{ id: "juno-1" }],
      orders: [{ orderId: "1001" }],
      reviews: [],
      conversations: [],
    });
    const change = { id: randomUUID(), stage: "advocacy", reason: "She brought three friends." };
    const path = `people/${encodeURIComponent(id)}/stage`;
    expect((await test.ask(path, change, "agent")).body.code).toBe("role-needed");
    for (const _ of [1, 2]) {
      expect((await test.ask(path, change, "marketer")).body).toEqual({ is: "done" });
    }
    expect((await test.ask(path, { ...change, id: randomUUID() })).body).toEqual({ is: "already" });
    const { stands, changes } = await personOf(id);
    expect(stands.verified).toMatchObject({
      stage: "advocacy",
      reason: { kind: "manual", note: change.reason },
    });
    expect(changes.filter(({ kind }) => kind === "manual")).toMatchObject([
      { from: "retention", to: "advocacy", note: change.reason, by: "Mo" },
      { from: "retention", to: "advocacy", note: change.reason, by: "Mo" },
    ]);
    expect(changes.find(({ kind }) => kind === "rule")?.evidence).not.toEqual([]);
    const audit = (await test.audit()).filter(({ action }) => action === "person-stage-set");
    expect(audit).toMatchObject([{ actor: "Mo" }]);
    expect(JSON.stringify(audit)).not.toMatch(/juno|friends/);
    const { body } = await test.ask<MeAnswer>(`people/${encodeURIComponent(id)}/events`);
    expect(body.events.map(({ event }) => event["type"])).toEqual(["stage", "track", "identify"]);
  });

  it("goes by the browser where the server has told of somebody and never moved them", async () => {
    await test.say(TRUST.hint, { event: "Order Completed", anonymousId: "in-chat" });
    await test.say(TRUST.verified, { event: "Conversation Started", anonymousId: "in-chat" });
    const [row] = (await find("in-chat")).people;
    const { person, stands } = await personOf("visitor:in-chat");
    expect(row).toMatchObject({ stage: "retention", verified: false });
    expect(person).toMatchObject({ stage: "retention", verified: false });
    expect(stands).toMatchObject({ hint: { stage: "retention" }, verified: null });
    // What it does vouch for later counts, also where that is less.
    await test.say(TRUST.verified, { event: "Product Added", anonymousId: "in-chat" });
    const vouched = await personOf("visitor:in-chat");
    expect(vouched.person).toMatchObject({ stage: "purchase", verified: true });
    expect(vouched.stands.verified).toMatchObject({ reason: { kind: "rule" } });
    expect((await find("in-chat")).people).toMatchObject([{ stage: "purchase", verified: true }]);
  });

  it("refuses stages that there are not, decisions without a reason, and people who are not", async () => {
    const path = `people/${encodeURIComponent(await idOf("u-ava"))}/stage`;
    const change = { id: randomUUID(), stage: "retention", reason: "Why not." };
    for (const wrong of [
      { stage: "nowhere" },
      { reason: " \n" },
      { id: "1" },
      { reason: "a".repeat(501) },
    ]) {
      expect(await test.ask(path, { ...change, ...wrong })).toMatchObject({
        status: 400,
        body: { code: "body-invalid" },
      });
    }
    for (const id of [
      "profile:none",
      "visitor:none",
      "user:u-ava",
      "%00",
      "'; drop table visitor",
    ]) {
      expect((await test.ask(`people/${encodeURIComponent(id)}`)).status, id).toBe(404);
      expect((await test.ask(`people/${encodeURIComponent(id)}/stage`, change)).status).toBe(404);
    }
  });

  it("says why silence has moved somebody before anything is recorded of it", async () => {
    const day = 86_400_000;
    const old = Date.now() - 400 * day;
    await test.server.services.store.append([
      {
        receivedAt: old,
        trust: TRUST.verified,
        body: JSON.stringify({
          type: "track",
          messageId: "long-ago",
          timestamp: new Date(old).toISOString(),
          ...order("u-olga", "7"),
        }),
      },
    ]);
    await expect.poll(async () => (await find("u-olga")).people.length).toBe(1);
    const { stands, changes } = await personOf(await idOf("u-olga"));
    expect(stands.verified?.reason?.kind).toBe("decay");
    expect(changes[0]).toMatchObject({
      kind: "decay",
      to: stands.verified!.stage,
      after: { seconds: expect.any(Number) as number },
    });
  });

  it("exports what the command line exports, and erases after what was typed", async () => {
    await test.say(
      TRUST.verified,
      identify("u-rae", { email: "rae@tea.example" }),
      order("u-rae", "9"),
    );
    const { body: kept } = await test.ask<{ tables: object }>(
      `people/${encodeURIComponent(await idOf("u-rae"))}/export`,
      {},
    );
    const { ring, store } = test.server.services;
    const addressKeys = await keysBehind({ db: store.read }, ring, "rae@tea.example");
    const told = await store.run("export", { email: "rae@tea.example", addressKeys, now: 0 });
    expect(kept.tables).toEqual(told.tables);
    expect(Object.keys(kept.tables)).toEqual(
      expect.arrayContaining(["log", "profile", "identity", "placed_order", "transition"]),
    );
    const path = `people/${encodeURIComponent(await idOf("u-rae"))}/erase`;
    expect((await test.ask(path, { confirm: "rae@tea.example" }, "marketer")).status).toBe(403);
    expect((await test.ask(path, { confirm: "rae@tea" })).status).toBe(400);
    expect((await find("u-rae")).people).toHaveLength(1);
    const { body } = await test.ask(path, { confirm: "rae@tea.example" });
    expect(body).toMatchObject({ erased: { people: 1, events: 2 } });
    expect((await find("u-rae")).people).toEqual([]);
    expect((await test.ask(path, { confirm: "rae@tea.example" })).status).toBe(404);
    const suppressed = await store.read.selectFrom("suppression").selectAll().execute();
    expect(suppressed).toHaveLength(1);
    const deeds = (await test.audit()).map(({ action }) => action);
    expect(deeds).toEqual(expect.arrayContaining(["person-exported", "person-erased"]));
  });

  it("exports and erases a browser that is nobody's", async () => {
    const visitor = visitorIdOf(newVisitorSecret());
    await test.say(TRUST.hint, { type: "page", anonymousId: visitor });
    const path = `people/${encodeURIComponent(`visitor:${visitor}`)}`;
    const { body: kept, headers } = await test.ask<{ tables: object }>(`${path}/export`, {});
    expect(headers.get("content-disposition")).toContain("attachment");
    expect(Object.keys(kept.tables)).toEqual(["log", "visitor"]);
    const { body } = await test.ask(`${path}/erase`, { confirm: visitor.slice(0, 8) });
    expect(body).toMatchObject({ erased: { people: 1, events: 1 } });
    expect((await test.ask(path)).status).toBe(404);
  });
});
