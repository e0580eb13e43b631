import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { testServer, type TestServer } from "../http/test-server.ts";
import { OWN_CHANGE, OWN_SEND, OWN_START } from "./routes/limits.ts";
import { MOST_STREAMS } from "./stream/streams.ts";
import { anAddress, type Answered, type TestStream, TestVisitor } from "./test-chat.ts";

let test: TestServer;
beforeAll(async () => {
  test = await testServer({ config: { chat: {} } });
}, 30_000);
afterAll(() => test.close());

/** Somebody who has one secret and asks from another address each time. */
class Wanderer {
  readonly #shown = new TestVisitor(test).shown;

  get now(): TestVisitor {
    return new TestVisitor(test, this.#shown, anAddress());
  }
}

function refused({ status, headers }: Pick<Answered, "status" | "headers">): void {
  expect(status).toBe(429);
  expect(Number(headers.get("retry-after"))).toBeGreaterThan(0);
}

it("lets one secret begin, write and change so often and no more, from wherever it comes", async () => {
  const mina = new Wanderer();
  const { conversation } = await mina.now.start();
  const path = `conversations/${conversation.id}`;
  const tries: [number, () => Promise<Answered>][] = [
    [OWN_SEND.calls, () => mina.now.send(conversation.id, "x")],
    [OWN_CHANGE.calls, () => mina.now.post(`${path}/read`, { seq: 1 })],
    [OWN_START.calls - 1, () => mina.now.post("conversations", { id: randomUUID(), text: "x" })],
  ];
  for (const [most, call] of tries) {
    for (let count = 0; count < most; count++) expect((await call()).status).toBe(200);
    refused(await call());
  }
  expect((await new TestVisitor(test).start()).entries).toHaveLength(1);
});

it("asks one address that begins many for a proof of work, and then refuses it", async () => {
  const address = "192.0.2.7";
  const begin = () =>
    new TestVisitor(test, undefined, address).post("conversations", {
      id: randomUUID(),
      text: "x",
    });
  const answers: Answered[] = [];
  for (let count = 0; count < 62; count++) answers.push(await begin());
  const codes = answers.map(({ status, body }) => body.code ?? status);
  expect(codes.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 200));
  expect(codes[20]).toBe("proof-required");
  expect(answers[20]!.body.challenge).toBeTruthy();
  refused(answers.at(-1)!);
});

it("takes a form whose unseen field is filled in for one that was taken, and keeps nothing", async () => {
  const robot = new TestVisitor(test);
  const { conversation, entries } = await robot.start("Buy now", { trap: "x" });
  expect(entries).toMatchObject([{ text: "Buy now" }]);
  expect(await robot.get(`conversations/${conversation.id}`)).toMatchObject({ status: 404 });
  expect((await robot.get("conversations")).body.conversations).toEqual([]);
});

it("passes on one sign of typing in two seconds", async () => {
  const mina = new Wanderer();
  const { conversation } = await mina.now.start();
  const heard: unknown[] = [];
  const { hub } = test.server.services.chat;
  const unlisten = hub.listenToAll({ hear: (news) => news.is === "typing" && heard.push(news) });
  for (let count = 0; count < 5; count++) {
    expect(await mina.now.post(`conversations/${conversation.id}/typing`)).toMatchObject({
      status: 200,
    });
  }
  unlisten();
  expect(heard).toHaveLength(1);
});

it("opens so many streams of one secret and of one network, and others as soon as one is closed", async () => {
  const open: TestStream[] = [];
  const mina = new Wanderer();
  for (let count = 0; count < MOST_STREAMS.own; count++) open.push(await mina.now.stream());
  refused((await mina.now.stream()).response);
  await open.pop()!.close();
  open.push(await mina.now.stream());
  expect(open.at(-1)!.response.status).toBe(200);
  const network = (host: number) => new TestVisitor(test, undefined, `2001:db8:1:2::${host}`);
  for (let count = 0; count < MOST_STREAMS.network; count++) {
    open.push(await network(count + 1).stream());
    expect(open.at(-1)!.response.status).toBe(200);
  }
  refused((await network(99).stream()).response);
  expect((await new TestVisitor(test, undefined, "2001:db8:1:3::1").stream()).response.ok).toBe(
    true,
  );
  const { streams } = test.server.services.chat;
  expect(streams.refused).toMatchObject({ own: 1, network: 1 });
  await Promise.all(open.map((stream) => stream.close()));
});

it("cuts off who reads too slowly, and nobody else", async () => {
  const slow = new TestVisitor(test);
  const { conversation } = await slow.start();
  const { chat } = test.server.services;
  const request = new Request("https://nuri.example/_stagelight/v1/chat/stream", {
    headers: { authorization: `Bearer ${slow.shown}` },
  });
  const { body } = await test.server.fetch(request, { address: anAddress() });
  const quick = await new TestVisitor(test, slow.shown).stream();
  await quick.heard("hello");
  const before = chat.streams.count;
  const text = "茶".repeat(4_000);
  for (let count = 0; count < 30; count++) {
    const said = { op: "message", id: randomUUID(), text } as const;
    const by = { kind: "agent", member: "jin" } as const;
    await chat.write({ ...said, conversation: conversation.id, by, at: Date.now() });
  }
  await quick.heard("entry", 31);
  expect(chat.streams.count).toBe(before - 1);
  const reading = body!.getReader();
  const read = async (): Promise<void> => {
    while (!(await reading.read()).done);
  };
  await expect(read()).rejects.toThrow("The stream was cut off.");
  await quick.close();
});
