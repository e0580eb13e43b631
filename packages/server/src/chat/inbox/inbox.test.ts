import { randomUUID } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDatabase } from "../../store/test-database.ts";
import { BASE, testServer, type TestServer } from "../../http/test-server.ts";
import { useDatabase } from "../../store/use-database.ts";
import { signedIn, type TestMember } from "../../team/test-team.ts";
import { MOST_LABELS } from "./read-labels.ts";
import { anAddress, TestStream, TestVisitor } from "../test-chat.ts";

describe.each(["sqlite", "postgres"] as const)("the inbox on %s", (kind) => {
  let test: TestServer;
  let remove: () => Promise<void>;
  let jin: TestMember;
  beforeAll(async () => {
    const { address, remove: gone } = await testDatabase(kind);
    remove = gone;
    test = await testServer({
      config: { chat: { hours: { timeZone: "Asia/Seoul", weekly: EVERY_DAY } } },
      environment: { DATABASE_URL: address },
    });
    jin = await signedIn(test.server, "agent", { name: "Jin" });
  }, 60_000);
  afterAll(async () => {
    await test.close();
    await remove();
  });

  const ask = (path: string, body?: object, by = jin, more: object = {}) => {
    const request = new Request(`${BASE}/dashboard/api/${path}`, {
      method: body ? "POST" : "GET",
      headers: { ...by.headers, "content-type": "application/json", ...more },
      ...(body && { body: JSON.stringify(body) }),
    });
    return test.server.fetch(request, { address: anAddress() });
  };
  const api = async (path: string, body?: object, by = jin): Promise<any> => {
    const response = await ask(path, body, by);
    return { status: response.status, ...((await response.json()) as object) };
  };
  const stream = async (after?: number) =>
    new TestStream(
      await ask(
        "stream",
        undefined,
        jin,
        after === undefined ? {} : { "last-event-id": `${after}` },
      ),
    );

  it("lists what there is, a page at a time, by whose it is, its labels and its words", async () => {
    const mina = new TestVisitor(test);
    const ids: string[] = [];
    for (const text of ["우롱차 있어요?", "Where is my teapot?", "订单在哪里"]) {
      const { conversation } = await mina.start(text, { name: "Mina" });
      ids.unshift(conversation.id);
      // What changes in one millisecond has no order.
      while (Date.parse(conversation.changedAt) === Date.now()) await setImmediate();
    }
    const { conversations } = await api("conversations?state=open");
    expect(conversations.map(({ id }: { id: string }) => id)).toEqual(ids);
    expect(conversations[1]).toMatchObject({
      name: "Mina",
      preview: "Where is my teapot?",
      previewBy: "visitor",
      unread: true,
      assignee: null,
      labels: [],
      waitingSince: expect.any(String),
    });
    expect(await api(`conversations/${ids[1]}/assign`, { member: jin.id })).toMatchObject({
      conversation: { assignee: jin.id },
    });
    expect(await api(`conversations/${ids[1]}/assign`, { member: "nobody" })).toMatchObject({
      status: 404,
    });
    await api(`conversations/${ids[2]}/labels`, { add: ["late"] });
    const found = async (query: string) =>
      (await api(`conversations?${query}`)).conversations.map(({ id }: { id: string }) => id);
    expect(await found("assignee=me")).toEqual([ids[1]]);
    expect(await found("assignee=none&state=open")).toEqual([ids[2], ids[0]]);
    expect(await found("label=late")).toEqual([ids[2]]);
    expect(await found(`q=${encodeURIComponent("우롱")}`)).toEqual([ids[2]]);
    expect(await found("q=teapot%00")).toEqual([ids[1]]);
    const { conversations: now } = await api("conversations");
    const [first, ...rest] = now.map(({ id }: { id: string }) => id);
    const at = Date.parse(now[0].changedAt);
    expect(await found(`before=${at}_${first}`)).toEqual(rest);
  });

  it("tells the labels in use, the most frequent first, and not more than can be read", async () => {
    const mina = new TestVisitor(test);
    const ids: string[] = [];
    for (const text of ["One", "Two"]) ids.push((await mina.start(text)).conversation.id);
    const [one, two] = ids.map((id) => `conversations/${id}/labels`);
    await api(one!, { add: ["배송", "vip"] });
    await api(two!, { add: ["退款", "vip"] });
    const told = async () => (await api("labels")).labels as string[];
    const before = await told();
    expect(before[0]).toBe("vip");
    expect(before).toEqual(expect.arrayContaining(["배송", "退款", "late"]));
    await api(two!, { remove: ["退款"] });
    expect(await told()).toEqual(before.filter((label) => label !== "退款"));
    for (let from = 0; from < MOST_LABELS; from += 20) {
      await api(one!, { add: Array.from({ length: 20 }, (_, each) => `many ${from + each}`) });
    }
    const many = await told();
    expect([many.length, many[0]]).toEqual([MOST_LABELS, "vip"]);
  });

  it("answers, notes, puts off and closes, and the visitor hears what is theirs", async () => {
    const mina = new TestVisitor(test);
    const { conversation } = await mina.start("Hello");
    const path = `conversations/${conversation.id}`;
    const theirs = await mina.stream();
    await theirs.heard("hello");
    const ours = await stream();
    await ours.heard("hello");
    const id = randomUUID();
    const answer = await api(`${path}/messages`, { id, text: "Good morning" });
    expect(answer.entry).toMatchObject({
      id,
      author: "agent",
      member: jin.id,
      agent: { name: "Jin" },
    });
    expect((await api(`${path}/messages`, { id, text: "Again" })).entry).toEqual(answer.entry);
    await api(`${path}/notes`, { id: randomUUID(), text: "canary" });
    await api(`${path}/typing`, { note: true });
    await api(`${path}/typing`, {});
    expect(await theirs.heard("typing")).toEqual([
      { conversation: conversation.id, by: "agent", name: "Jin" },
    ]);
    await mina.post(`${path}/typing`);
    expect(await ours.heard("typing")).toEqual([{ conversation: conversation.id, by: "visitor" }]);
    await api(`${path}/snooze`, { until: "2036-01-01T00:00:00.000Z" });
    await mina.send(conversation.id, "Thanks");
    await api(`${path}/read`, { seq: 99 });
    await api(`${path}/state`, { state: "closed" });
    const told = await theirs.heard("entry", 4);
    expect(told.map((each) => each.text ?? each.data?.state ?? each.agent?.name)).toEqual([
      "Jin",
      "Good morning",
      "Thanks",
      "closed",
    ]);
    expect(JSON.stringify(theirs.events)).not.toMatch(/canary|snooz/);
    expect(JSON.stringify(theirs.events)).not.toContain(jin.id);
    const whole = await api(path);
    expect(whole.conversation).toMatchObject({ state: "closed", assignee: jin.id, unread: false });
    expect(whole.entries.map(({ kind: each }: { kind: string }) => each)).toEqual([
      "message",
      "assigned",
      "message",
      "note",
      "state",
      "state",
      "message",
      "state",
    ]);
    const heard = await ours.heard("entry", 7);
    expect(heard.map(({ seq }) => seq)).toEqual([2, 3, 4, 5, 6, 7, 8]);
    await theirs.close();
    await ours.close();
  });

  it("tells the name of who has just come to the team", async () => {
    const mina = new TestVisitor(test);
    const { conversation } = await mina.start("Hello");
    // The team is known as it was a moment ago.
    await test.server.services.chat.agents.refresh();
    const sora = await signedIn(test.server, "agent", { name: "Sora" });
    const said = { id: randomUUID(), text: "Good morning" };
    await api(`conversations/${conversation.id}/messages`, said, sora);
    const { entries } = (await mina.get(`conversations/${conversation.id}`)).body;
    expect(entries.at(-1)).toMatchObject({ text: "Good morning", agent: { name: "Sora" } });
  });

  it("tells what was missed, once and in order, and who looks at what", async () => {
    const mina = new TestVisitor(test);
    const { conversation } = await mina.start("one");
    const first = await stream();
    const [{ position } = { position: 0 }] = await first.heard("hello");
    await first.close();
    for (const text of ["two", "three"]) await mina.send(conversation.id, text);
    const second = await stream(position);
    await mina.send(conversation.id, "four");
    const entries = await second.heard("entry", 3);
    expect(entries.map(({ text }) => text)).toEqual(["two", "three", "four"]);
    await api(`conversations/${conversation.id}/looking`, {});
    await api(`conversations/${conversation.id}/looking`, { left: true });
    await mina.send(conversation.id, "five");
    await second.heard("entry", 4);
    const presence = second.events.filter(({ name }) => (name as string) === "presence");
    const about = { conversation: conversation.id, member: jin.id, name: "Jin" };
    expect(presence.map(({ data }) => data)).toEqual([
      { ...about, doing: "reading" },
      { ...about, doing: "gone" },
    ]);
    await second.close();
  });

  it("says whether somebody answers: within the hours, and while somebody is there", async () => {
    const mina = new TestVisitor(test);
    const seen = (at: number | null) =>
      useDatabase(test.server.settings.database, ({ db }) =>
        db.updateTable("team_member").set({ seen_at: at }).where("id", "=", jin.id).execute(),
      );
    const { chat } = test.server.services;
    await seen(Date.now());
    chat.agents.forget();
    expect((await mina.get("availability")).body).toMatchObject({
      open: true,
      agents: [{ name: "Jin" }],
    });
    await seen(Date.now() - 600_000);
    chat.agents.forget();
    expect((await mina.get("availability")).body).toMatchObject({ open: false, agents: [] });
  });
});

const ALL_DAY = ["00:00-24:00"];
const EVERY_DAY = Object.fromEntries(
  ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map((day) => [day, ALL_DAY]),
);
