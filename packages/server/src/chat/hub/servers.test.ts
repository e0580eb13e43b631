import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sql } from "kysely";
import { testDatabase } from "../../store/test-database.ts";
import { testServer, type TestServer } from "../../http/test-server.ts";
import { useDatabase } from "../../store/use-database.ts";
import { OWN_START } from "../routes/limits.ts";
import { anAddress, TestVisitor } from "../test-chat.ts";

const AGENT = { kind: "agent", member: "jin" } as const;

const answer = ({ server }: TestServer, conversation: string, text: string) =>
  server.services.chat.write({
    op: "message",
    conversation,
    by: AGENT,
    at: Date.now(),
    id: randomUUID(),
    text,
  });

describe("two servers on one PostgreSQL", () => {
  let address: string;
  let remove: () => Promise<void>;
  let one: TestServer;
  let two: TestServer;
  const start = () => testServer({ config: { chat: {} }, environment: { DATABASE_URL: address } });
  beforeEach(async () => {
    ({ address, remove } = await testDatabase("postgres"));
    one = await start();
    two = await start();
  }, 60_000);
  afterEach(async () => {
    await Promise.all([one.close(), two.close()]);
    await remove();
  });

  it("tell everybody everything, once and in order, whichever of them has written it", async () => {
    const talks = await Promise.all(
      Array.from({ length: 6 }, async (_, number) => {
        const visitor = new TestVisitor(number % 2 ? one : two);
        const { conversation } = await visitor.start("0");
        const here = await visitor.stream();
        const there = await new TestVisitor(number % 2 ? two : one, visitor.shown).stream();
        await Promise.all([here.heard("hello"), there.heard("hello")]);
        return { id: conversation.id, visitor, streams: [here, there] };
      }),
    );
    const rounds = 20;
    await Promise.all(
      talks.map(async ({ id, visitor }) => {
        for (let round = 1; round <= rounds; round++) {
          await answer(round % 2 ? one : two, id, `agent ${round}`);
          await visitor.send(id, `visitor ${round}`);
        }
      }),
    );
    for (const { id, streams } of talks) {
      for (const stream of streams) {
        await stream.heardOf(({ data }) => "text" in data && data.text === `visitor ${rounds}`);
        const all = await stream.heard("entry");
        const entries = all.filter(({ conversation }) => conversation === id);
        const places = entries.map(({ position }) => position);
        expect(places).toEqual([...new Set(places)].toSorted((a, b) => a - b));
        const said = entries.flatMap(({ text }) => text ?? []);
        const numbers = Array.from({ length: rounds }, (_, round) => round + 1);
        expect(said.filter((text) => text !== "0")).toEqual(
          numbers.flatMap((round) => [`agent ${round}`, `visitor ${round}`]),
        );
        await stream.close();
      }
    }
  }, 60_000);

  it("tell each other who types, has read, and waits no more", async () => {
    const mina = new TestVisitor(one);
    const { conversation } = await mina.start();
    const stream = await mina.stream();
    await stream.heard("hello");
    const { chat } = two.server.services;
    const of = await useDatabase(address, ({ db }) =>
      db.selectFrom("conversation").select(["id", "holder", "user_id"]).executeTakeFirstOrThrow(),
    );
    chat.tell({ is: "typing", of, by: "agent", member: "jin" });
    expect(await stream.heard("typing")).toEqual([{ conversation: conversation.id, by: "agent" }]);
    const at = Date.now();
    await chat.write({ op: "read", conversation: conversation.id, by: AGENT, at, seq: 1 });
    expect(await stream.heard("read")).toMatchObject([{ by: "agent", seq: 1 }]);
    await answer(two, conversation.id, "Good morning");
    await stream.heardOf(({ name, data }) => name === "conversation" && !("queue" in data));
    expect(one.server.services.chat.hub.waiting).toBe(0);
    await stream.close();
  }, 30_000);

  it("tell who waits how many still do before them, wherever those are answered", async () => {
    const first = await new TestVisitor(two).start();
    const mina = new TestVisitor(one);
    const { conversation } = await mina.start();
    const stream = await mina.stream();
    expect(await stream.heard("conversation")).toMatchObject([{ queue: 1 }]);
    await answer(two, first.conversation.id, "Good morning");
    const [, told] = await stream.heard("conversation", 2);
    expect(told).toEqual({ ...conversation, queue: 0 });
    await stream.close();
  }, 30_000);

  it("count together how many conversations one secret begins", async () => {
    const { shown } = new TestVisitor(one);
    const begin = (server: TestServer) =>
      new TestVisitor(server, shown, anAddress()).post("conversations", {
        id: randomUUID(),
        text: "x",
      });
    for (let begun = 0; begun < OWN_START.calls; begun++) {
      expect((await begin(begun % 2 ? one : two)).status).toBe(200);
    }
    for (const server of [one, two]) expect((await begin(server)).status).toBe(429);
  }, 30_000);

  it("lose nothing when what they hear each other by breaks, and when one of them ends", async () => {
    const mina = new TestVisitor(one);
    const { conversation } = await mina.start("0");
    const first = await mina.stream();
    const [hello] = await first.heard("hello");
    await answer(two, conversation.id, "1");
    await first.heard("entry", 2);
    await useDatabase(address, ({ db }) =>
      sql`select pg_terminate_backend(pid) from pg_stat_activity
        where application_name = 'stagelight chat'`.execute(db),
    );
    for (const text of ["2", "3", "4"]) await answer(two, conversation.id, text);
    const told = await first.heard("entry", 5);
    expect(told.flatMap(({ text }) => text ?? [])).toEqual(["1", "2", "3", "4"]);
    const closing = one.close();
    expect((await first.heard("bye"))[0]!.retry).toBeGreaterThan(0);
    await first.ended;
    await answer(two, conversation.id, "5");
    await closing;
    one = await start();
    const after = told.at(-1)!.position;
    for (const server of [one, two]) {
      const next = await new TestVisitor(server, mina.shown).stream({ after });
      expect((await next.heard("entry")).map(({ text }) => text)).toEqual(["5"]);
      await next.close();
      const whole = await new TestVisitor(server, mina.shown).stream({ after: hello!.position });
      const missed = await whole.heard("entry", 6);
      expect(missed.flatMap(({ text }) => text ?? [])).toEqual(["1", "2", "3", "4", "5"]);
      await whole.close();
    }
  }, 60_000);
});
