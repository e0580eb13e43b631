import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDatabase } from "../store/test-database.ts";
import { testServer, type TestServer } from "../http/test-server.ts";
import { newVisitorSecret } from "../keys/visitor-secret.ts";
import { anAddress, identityToken, type TestStream, TestVisitor } from "./test-chat.ts";

/** Who calls: people who have signed in, and who has only a secret of a chat. */
const USERS = ["mina", "somin"] as const;
const HOLDERS = ["phone", "laptop", "library"] as const;

/** What is written of one conversation, and who it belongs to in the model. */
interface Kept {
  readonly id: string;
  readonly text: string;
  owner: string;
  closed: boolean;
}

const ROUTES = [
  ["GET", "", undefined],
  ["POST", "messages", { text: "x" }],
  ["POST", "read", { seq: 1 }],
  ["POST", "typing", {}],
  ["POST", "person", {}],
  ["POST", "rating", { score: 3 }],
  ["POST", "email", { email: "x@tea.example" }],
  ["POST", "end", {}],
] as const;

const caller = fc.constantFrom(...USERS, ...HOLDERS);
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant("start" as const), caller }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant("call" as const),
      caller,
      route: fc.constantFrom(...ROUTES),
      which: fc.nat(20),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("list" as const), caller }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("identify" as const),
      holder: fc.constantFrom(...HOLDERS),
      user: fc.constantFrom(...USERS),
    }),
  },
);

describe.each(["sqlite", "postgres"] as const)("whose a conversation is on %s", (kind) => {
  let test: TestServer;
  let remove: () => Promise<void>;
  beforeAll(async () => {
    const { address, remove: gone } = await testDatabase(kind);
    remove = gone;
    test = await testServer({ config: { chat: {} }, environment: { DATABASE_URL: address } });
  }, 60_000);
  afterAll(async () => {
    await test.close();
    await remove();
  });

  it("no call and no stream tells of another's, and a foreign id is answered like one that there is not", async () => {
    let foreign = 0;
    let own = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 25 }), async (steps) => {
        const round = randomUUID().slice(0, 8);
        const users = new Map(USERS.map((name) => [name, `${name}-${round}`]));
        const shown = new Map<string, string>([
          ...USERS.map((name): [string, string] => [name, identityToken(users.get(name)!)]),
          ...HOLDERS.map((name): [string, string] => [name, newVisitorSecret()]),
        ]);
        const as = (name: string) => new TestVisitor(test, shown.get(name), anAddress());
        const streams = new Map<string, TestStream>();
        for (const name of shown.keys()) streams.set(name, await as(name).stream());
        await Promise.all([...streams.values()].map((stream) => stream.heard("hello")));
        const kept: Kept[] = [];
        /** Everything that each may have been told of: what was once theirs, they have seen. */
        const seen = new Map<string, Set<string>>(
          [...shown.keys()].map((name) => [name, new Set()]),
        );
        for (const each of steps) {
          if (each.do === "start") {
            const text = `secret-${randomUUID()}`;
            const { conversation } = await as(each.caller).start(text);
            kept.push({ id: conversation.id, text, owner: each.caller, closed: false });
            seen.get(each.caller)!.add(conversation.id);
          } else if (each.do === "identify") {
            const token = shown.get(each.user)!;
            expect((await as(each.holder).post("identify", { token })).status).toBe(200);
            for (const one of kept) {
              if (one.owner !== each.holder || one.closed) continue;
              one.owner = each.user;
              seen.get(each.user)!.add(one.id);
            }
          } else if (each.do === "list") {
            const { body } = await as(each.caller).get("conversations");
            const ids = body.conversations.map(({ id }: { id: string }) => id);
            const theirs = kept.filter(({ owner }) => owner === each.caller);
            expect(ids.toSorted()).toEqual(theirs.map(({ id }) => id).toSorted());
          } else if (kept.length > 0) {
            const one = kept[each.which % kept.length]!;
            const [method, path, body] = each.route;
            const ask = (id: string) =>
              as(each.caller).call(
                method,
                `conversations/${id}${path && `/${path}`}`,
                body && { ...body, id: randomUUID() },
              );
            const answer = await ask(one.id);
            if (one.owner === each.caller) {
              own++;
              expect(answer.status).toBe(200);
              if (path === "end") one.closed = true;
              if (path === "messages") one.closed = false;
            } else {
              foreign++;
              const unknown = await ask(randomUUID());
              expect(answer.status).toBe(404);
              expect(answer.body).toEqual(unknown.body);
              expect([...answer.headers]).toEqual([...unknown.headers]);
            }
          }
        }
        for (const [name, stream] of streams) {
          // What comes in order has come when this has.
          const { conversation } = await as(name).start("end");
          await stream.heardOf(({ data }) => JSON.stringify(data).includes(conversation.id));
          await stream.close();
          for (const { data } of stream.events) {
            const told = JSON.stringify(data);
            for (const one of kept) {
              if (!seen.get(name)!.has(one.id)) expect(told).not.toContain(one.id);
              if (!seen.get(name)!.has(one.id)) expect(told).not.toContain(one.text);
            }
          }
        }
      }),
      { numRuns: kind === "sqlite" ? 25 : 10 },
    );
    // What was never tried proves nothing.
    expect(foreign).toBeGreaterThan(30);
    expect(own).toBeGreaterThan(10);
  }, 60_000);
});
