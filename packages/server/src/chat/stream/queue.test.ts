import { randomUUID } from "node:crypto";
import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { longestStretch } from "../../http/test-longest-stretch.ts";
import { BASE, type TestServer, testServer } from "../../http/test-server.ts";
import { newVisitorSecret, visitorIdOf } from "../../keys/visitor-secret.ts";
import { useDatabase } from "../../store/use-database.ts";
import { signedIn } from "../../team/test-team.ts";
import { anAddress, type TestStream, TestVisitor } from "../test-chat.ts";
import { starting } from "../write/test-writes.ts";

const WAITING = 9_000;
/** What is compiled, and memory that is tidied up, falls into single ones. */
const TIMES = 5;

let test: TestServer;
let last: TestStream;
/** Those who wait, the first of them first. */
const ids: string[] = [];

beforeAll(async () => {
  test = await testServer({ config: { chat: {} } });
  const { fetch, services } = test.server;
  const secrets = Array.from({ length: WAITING }, newVisitorSecret);
  await Promise.all(
    secrets.map((secret, at) => {
      ids.push(randomUUID());
      const by = { kind: "holder", holder: visitorIdOf(secret) } as const;
      return services.chat.write({ ...starting(ids[at]!, by), at: 1_000 + at });
    }),
  );
  for (const secret of secrets.slice(0, -1)) {
    const headers = { authorization: `Bearer ${secret}` };
    const outgoing = new ServerResponse(new IncomingMessage(new Socket()));
    await fetch(new Request(`${BASE}/v1/chat/stream`, { headers }), {
      address: anAddress(),
      outgoing,
    });
  }
  last = await new TestVisitor(test, secrets.at(-1)).stream();
  expect(await last.heard("conversation")).toMatchObject([{ queue: WAITING - 1 }]);
}, 60_000);
afterAll(() => test.close());

const middle = (times: readonly number[]): number =>
  times.toSorted((one, other) => one - other)[times.length >> 1]!;

it(`when one of ${WAITING} is answered, all behind are told, and others have their turn within 20 ms`, async () => {
  const { chat } = test.server.services;
  const stretches: number[] = [];
  for (let time = 0; time < TIMES; time++) {
    const queue = WAITING - 2 - time;
    stretches.push(
      await longestStretch(async () => {
        await chat.write({
          op: "message",
          conversation: ids[time]!,
          by: { kind: "agent", member: "jin" },
          at: Date.now(),
          id: randomUUID(),
          text: "Good morning",
        });
        await last.heardOf(({ name, data }) => name === "conversation" && data.queue === queue);
      }),
    );
  }
  expect(middle(stretches)).toBeLessThan(20);
  // Nobody is told what they know already.
  const told = await last.heard("conversation");
  expect(told.map(({ queue }) => queue)).toEqual(
    Array.from({ length: TIMES + 1 }, (_, time) => WAITING - 1 - time),
  );
}, 60_000);

it("when somebody comes who answers, all are told, and others have their turn within 20 ms", async () => {
  const { chat } = test.server.services;
  await chat.availability.look();
  const { id } = await signedIn(test.server, "agent", { name: "Jisoo" });
  const stretches: number[] = [];
  for (let time = 0; time < TIMES; time++) {
    const open = time % 2 === 0;
    await useDatabase(test.server.settings.database, ({ db }) =>
      db
        .updateTable("team_member")
        .set({ seen_at: open ? Date.now() : 0 })
        .where("id", "=", id)
        .execute(),
    );
    chat.agents.forget();
    stretches.push(
      await longestStretch(async () => {
        await chat.availability.look();
        const told = await last.heard("availability", time + 1);
        expect(told.at(-1)).toMatchObject({ open, waiting: WAITING - TIMES });
      }),
    );
  }
  expect(middle(stretches)).toBeLessThan(20);
}, 60_000);
