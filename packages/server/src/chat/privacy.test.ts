import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { testDatabase } from "../store/test-database.ts";
import { BASE, saying, testServer, type TestServer } from "../http/test-server.ts";
import { TRUST } from "../log/log.ts";
import { everythingIn } from "../privacy/test-rows.ts";
import { anAddress, identityToken, TestVisitor } from "./test-chat.ts";

const DAY = 86_400_000;

describe.each(["sqlite", "postgres"] as const)("what is kept of chats on %s", (kind) => {
  let test: TestServer;
  let remove: () => Promise<void>;
  beforeEach(async () => {
    const { address, remove: gone } = await testDatabase(kind);
    remove = gone;
    test = await testServer({ config: { chat: {} }, environment: { DATABASE_URL: address } });
  }, 60_000);
  afterEach(async () => {
    await test.close();
    await remove();
  });

  const me = async (method: "GET" | "POST", shown: string) => {
    const path = method === "GET" ? "v1/me" : "v1/me/erase";
    const headers = { authorization: `Bearer ${shown}` };
    const request = new Request(`${BASE}/${path}`, { method, headers });
    const response = await test.server.fetch(request, { address: anAddress() });
    expect(response.status).toBe(200);
    return (await response.json()) as any;
  };
  const everything = () => everythingIn(test.server.services.store.read);

  it("is told to who has the chat secret, and erased for them; what belongs to a person is not", async () => {
    const [mina, somin, hana] = [1, 2, 3].map(() => new TestVisitor(test)) as [
      TestVisitor,
      TestVisitor,
      TestVisitor,
    ];
    const about = { name: "Mina", email: "mina@tea.example", attributes: { plan: "gold" } };
    await mina.start("canary of mina", about);
    await somin.start("canary of somin");
    await hana.start("canary of hana");
    await hana.post("identify", { token: identityToken("hana") });
    expect((await me("GET", mina.shown)).chats).toMatchObject([
      { ...about, state: "open", messages: [{ author: "visitor", text: "canary of mina" }] },
    ]);
    expect((await me("GET", hana.shown)).chats).toEqual([]);
    for (const { shown } of [mina, hana]) await me("POST", shown);
    const left = await everything();
    expect(left).not.toMatch(/canary of mina|mina@/i);
    expect(left).toContain("canary of somin");
    expect(left).toContain("canary of hana");
    expect(test.server.services.chat.hub.position).toBeGreaterThan(0);
  });

  it("is told to the person whose it is, and goes with them; a claimed address is no proof", async () => {
    const say = saying(test.server);
    const traits = { email: "mina@tea.example" };
    await say(TRUST.verified, { type: "identify", userId: "mina", traits });
    const more = { email: traits.email, email_verified: true };
    const token = identityToken("mina", more);
    const [mina, other] = [new TestVisitor(test), new TestVisitor(test)];
    await mina.start("canary of mina");
    await mina.post("identify", { token });
    await other.start("only claimed", { email: traits.email });
    const { chats } = await me("GET", token);
    expect(chats).toMatchObject([{ messages: [{ text: "canary of mina" }] }]);
    await me("POST", token);
    const left = await everything();
    expect(left).not.toContain("canary of mina");
    expect(left).not.toContain("mina@tea.example");
  });

  it("is told to who has signed in, and goes with them, also where nothing else is known of them", async () => {
    const [mina, somin, hana] = ["mina", "somin", undefined].map(
      (user) => new TestVisitor(test, user && identityToken(user)),
    ) as [TestVisitor, TestVisitor, TestVisitor];
    await mina.start("canary of mina");
    await somin.start("canary of somin");
    await hana.start("canary of hana");
    expect((await me("GET", mina.shown)).chats).toMatchObject([
      { messages: [{ text: "canary of mina" }] },
    ]);
    await me("POST", mina.shown);
    const left = await everything();
    expect(left).not.toContain("canary of mina");
    expect(left).toContain("canary of somin");
    expect(left).toContain("canary of hana");
    expect((await me("GET", mina.shown)).chats).toEqual([]);
  });

  it("is deleted a year after it has changed last, with all that belongs to it", async () => {
    const mina = new TestVisitor(test);
    const { conversation } = await mina.start("canary");
    const { chat, store } = test.server.services;
    const to = { conversation: conversation.id, by: { kind: "agent", member: "jin" } } as const;
    await chat.write({ op: "labels", add: ["canary"], remove: [], at: Date.now(), ...to });
    const retention = (now: number) =>
      store.run("retention", { events: 1e9, visitors: 1e9, now: Date.now() + now });
    expect((await retention(364 * DAY)).chats).toEqual({ conversations: 0, questions: 0 });
    expect((await retention(366 * DAY)).chats).toEqual({ conversations: 1, questions: 0 });
    expect(await everything()).not.toContain("canary");
    expect(await mina.get(`conversations/${conversation.id}`)).toMatchObject({ status: 404 });
    await mina.start("Again");
  });
});
