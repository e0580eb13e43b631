import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDatabase } from "../../store/test-database.ts";
import { testServer, type TestServer } from "../../http/test-server.ts";
import { newVisitorSecret } from "../../keys/visitor-secret.ts";
import { anAddress, identityToken, TestVisitor } from "../test-chat.ts";

const AGENT = { kind: "agent", member: "jin" } as const;

describe.each(["sqlite", "postgres"] as const)("the chat on %s", (kind) => {
  let test: TestServer;
  let remove: () => Promise<void>;
  beforeAll(async () => {
    const { address, remove: gone } = await testDatabase(kind);
    remove = gone;
    const config = { chat: {}, site: { name: "Nuri Tea", url: "https://nuri.example" } };
    test = await testServer({ config, environment: { DATABASE_URL: address } });
  }, 60_000);
  afterAll(async () => {
    await test.close();
    await remove();
  });

  const visitor = (shown?: string) => new TestVisitor(test, shown);
  const answer = (conversation: string, text: string) =>
    test.server.services.chat.write({
      op: "message",
      conversation,
      by: AGENT,
      at: Date.now(),
      id: randomUUID(),
      text,
    });

  it("begins with a message, once, and goes on", async () => {
    const mina = visitor();
    const body = {
      id: randomUUID(),
      text: " Is it\u202e open?\u0000 ",
      name: "Mina",
      locale: "ko",
    };
    const first = await mina.post("conversations", body);
    expect(first).toMatchObject({
      status: 200,
      body: {
        conversation: { state: "open", lastSeq: 1, queue: 0, verified: false, email: false },
        entries: [{ seq: 1, kind: "message", author: "visitor", id: body.id }],
      },
    });
    expect(first.headers.get("cache-control")).toBe("private, no-store");
    const again = await mina.post("conversations", { ...body, text: "Something else" });
    expect(again).toMatchObject({ status: 200, body: { entries: first.body.entries } });
    const { id } = first.body.conversation;
    const message = { id: randomUUID(), text: "Hello?" };
    const sent = await mina.post(`conversations/${id}/messages`, message);
    expect(sent).toMatchObject({ status: 200, body: { entry: { seq: 2, text: "Hello?" } } });
    const repeated = await mina.post(`conversations/${id}/messages`, message);
    expect(repeated).toMatchObject({ status: 200, body: sent.body });
    const { body: told } = await mina.get(`conversations/${id}?after=1`);
    expect(told).toMatchObject({ conversation: { lastSeq: 2 }, entries: [{ seq: 2 }] });
    const { body: list } = await mina.get("conversations");
    expect(list.conversations).toHaveLength(1);
    expect(list.availability).toEqual({ open: false, waiting: 1, agents: [] });
  });

  it("tells each side what the other does, and a visitor nothing of what the team does among itself", async () => {
    const mina = visitor();
    const { conversation } = await mina.start();
    const stream = await mina.stream();
    await stream.heard("hello");
    const { chat } = test.server.services;
    await answer(conversation.id, "Good morning");
    const at = Date.now();
    const to = { conversation: conversation.id, by: AGENT, at } as const;
    await chat.write({ op: "note", id: randomUUID(), text: "canary", ...to });
    await chat.write({ op: "labels", add: ["canary"], remove: [], ...to });
    await chat.write({ op: "state", state: "snoozed", until: at + 1e9, ...to });
    await mina.send(conversation.id, "Thanks");
    await chat.write({ op: "read", seq: 99, ...to });
    await chat.write({ op: "state", state: "closed", ...to });
    expect(await stream.heard("read", 1)).toMatchObject([{ by: "agent" }]);
    const entries = await stream.heard("entry", 4);
    expect(entries.map((each) => each.text ?? each.data?.state ?? each.kind)).toEqual([
      "assigned",
      "Good morning",
      "Thanks",
      "closed",
    ]);
    expect(JSON.stringify(stream.events)).not.toContain("canary");
    const { body } = await mina.get(`conversations/${conversation.id}`);
    expect(JSON.stringify(body)).not.toMatch(/canary|snoozed|jin/);
    await stream.close();
  });

  it("goes on from where a stream was left, with all that was missed and nothing twice", async () => {
    const mina = visitor();
    const { conversation } = await mina.start();
    const first = await mina.stream();
    await first.heard("hello");
    await answer(conversation.id, "one");
    const [, one] = await first.heard("entry", 2);
    await first.close();
    for (const text of ["two", "three", "four"]) await answer(conversation.id, text);
    const second = await mina.stream({ after: one!.position });
    await answer(conversation.id, "five");
    const missed = await second.heard("entry", 4);
    expect(missed.map(({ text }) => text)).toEqual(["two", "three", "four", "five"]);
    expect((await second.heard("hello"))[0]).toMatchObject({ resumed: true });
    await second.close();
    const third = await mina.stream();
    expect((await third.heard("hello"))[0]).toMatchObject({ resumed: false });
    expect(await third.heard("conversation")).toMatchObject([{ id: conversation.id }]);
    expect(third.events.filter(({ name }) => name === "entry")).toEqual([]);
    await third.close();
  });

  it("belongs to the person who signs in, and to nobody who only has the secret", async () => {
    const mina = visitor();
    const { conversation } = await mina.start("Before");
    const token = identityToken("mina", { email: "Mina@tea.example", email_verified: true });
    const bound = await mina.post("identify", { token });
    expect(bound.body.conversations).toMatchObject([{ id: conversation.id, verified: true }]);
    const path = `conversations/${conversation.id}`;
    for (const call of [
      mina.get(path),
      mina.send(conversation.id, "x"),
      mina.post(`${path}/read`, { seq: 1 }),
    ]) {
      expect(await call).toMatchObject({ status: 404, body: { code: "conversation-unknown" } });
    }
    expect((await mina.get("conversations")).body.conversations).toEqual([]);
    const signedIn = visitor(token);
    const told = await signedIn.get(path);
    expect(told.body).toMatchObject({ conversation: { email: true, verified: true } });
    expect(await signedIn.send(conversation.id, "After")).toMatchObject({ status: 200 });
    for (const bad of [identityToken("mina", { exp: 1 }), "no.token.atall", newVisitorSecret()]) {
      expect(await mina.post("identify", { token: bad })).toMatchObject({ status: 401 });
    }
    const other = visitor(identityToken("somin"));
    expect(await other.get(path)).toMatchObject({ status: 404 });
  });

  it("takes no cookie for a word", async () => {
    const mina = visitor();
    const { conversation } = await mina.start();
    const cookie = `__Host-stagelight-visitor=${mina.shown}`;
    const request = new Request(
      `https://nuri.example/_stagelight/v1/chat/conversations/${conversation.id}`,
      { headers: { cookie, "sec-fetch-site": "same-origin" } },
    );
    const response = await test.server.fetch(request, { address: anAddress() });
    expect(response.status).toBe(401);
  });

  it("is rated, ended, and has an address that is only claimed", async () => {
    const mina = visitor();
    const { conversation } = await mina.start();
    const path = `conversations/${conversation.id}`;
    expect(await mina.post(`${path}/email`, { email: "nobody" })).toMatchObject({ status: 400 });
    const email = await mina.post(`${path}/email`, { email: "mina@tea.example" });
    expect(email.body).toMatchObject({ conversation: { email: true } });
    expect((await mina.post(`${path}/person`)).body.conversation.person).toBe(true);
    expect((await mina.post(`${path}/rating`, { score: 4 })).body.conversation.rating).toBe(4);
    expect(await mina.post(`${path}/rating`, { score: 6 })).toMatchObject({ status: 400 });
    expect((await mina.post(`${path}/end`)).body.conversation.state).toBe("closed");
    expect((await mina.send(conversation.id, "One more thing")).status).toBe(200);
    expect((await mina.get(path)).body.conversation.state).toBe("open");
  });

  it("keeps what the page says that was answered before as the page's word", async () => {
    const mina = visitor();
    const answers = [
      {
        question: "Free?",
        answer: "From 40 euros on.",
        source: { title: "line", url: "https://nuri.example/help/\u0000x" },
      },
      { question: "?", answer: "!", source: { title: "x", url: "https://evil.example/" } },
    ];
    const { entries } = await mina.start("And to Jeju?", { answers, line: "shipping" });
    expect(entries.map(({ author, text, data }) => [author, text, data?.unproven])).toEqual([
      ["visitor", "Free?", true],
      ["answerer", "From 40 euros on.", true],
      ["visitor", "?", true],
      ["answerer", "!", true],
      ["visitor", "And to Jeju?", undefined],
    ]);
    const url = "https://nuri.example/help/%00x";
    expect(entries[1]!.data?.sources).toEqual([{ title: "line", url }]);
    expect(entries[3]!.data?.sources).toBe(undefined);
    expect(entries[4]!.data).toEqual({ line: "shipping" });
  });

  it("takes no author, role or kind from a visitor", async () => {
    const mina = visitor();
    const forged = { role: "agent", author: "agent", from: "system", isAgent: true, kind: "note" };
    const { conversation, entries } = await mina.start("Hello", forged);
    expect(entries).toMatchObject([{ author: "visitor", kind: "message" }]);
    const body = { id: randomUUID(), text: "x", ...forged };
    const sent = await mina.post(`conversations/${conversation.id}/messages`, body);
    expect(sent.body.entry).toMatchObject({ author: "visitor", kind: "message" });
  });
});
