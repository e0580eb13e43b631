import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { Outcome } from "./handler.ts";
import type { Job } from "./job.ts";
import { handler, testOutbox, type TestOutbox } from "./test-outbox.ts";

const MINUTE = 60_000;
/** How far the clock is put forward at once. */
const STEP = 1.5 * MINUTE;
const HOUR = 60 * MINUTE;

/** How the receiver is, hour by hour of a day. */
type Mood = "works" | "429" | "500" | "hangs" | "resets";
const DAY: readonly (readonly [untilHour: number, mood: Mood])[] = [
  [1, "works"],
  [7, "429"],
  [12, "500"],
  [13, "hangs"],
  [20, "resets"],
  [24, "works"],
];

let test: TestOutbox;
let begin: number;
const hour = () => (test.clock.now() - begin) / HOUR;
const mood = (): Mood => DAY.find(([until]) => hour() < until)?.[1] ?? "works";

/** What the receiver has taken; half of what it then breaks off it has taken before. */
const taken: string[] = [];
/** What the sender has heard of it: nothing of these is sent again. */
const heard = new Set<string>();
const again: string[] = [];
const calls: { at: number; ok: boolean }[] = [];
const receiver = createServer((request, response) => {
  const now = mood();
  calls.push({ at: test.clock.now(), ok: now === "works" });
  const uid = String(request.headers["webhook-id"]);
  const takes = now === "works" || ((now === "hangs" || now === "resets") && calls.length % 2 > 0);
  if (takes) taken.push(uid);
  if (heard.has(uid)) again.push(uid);
  if (now === "works") response.writeHead(204).end();
  if (now === "429") response.writeHead(429, { "retry-after": "120" }).end();
  if (now === "500") response.writeHead(500).end();
  if (now === "resets") request.socket.destroy();
});

beforeEach(async () => {
  test = await testOutbox("sqlite");
  begin = test.clock.now();
  receiver.listen(0, "127.0.0.1");
  await once(receiver, "listening");
}, 60_000);
afterEach(async () => {
  await test.close();
  receiver.closeAllConnections();
  receiver.close();
});

async function call({ uid }: Job, signal: AbortSignal): Promise<Outcome> {
  const { port } = receiver.address() as AddressInfo;
  const request = { method: "POST", headers: { "webhook-id": uid }, signal };
  try {
    const { status, headers } = await fetch(`http://127.0.0.1:${port}/`, request);
    if (status < 300) {
      heard.add(uid);
      return { is: "done" };
    }
    const after = headers.get("retry-after");
    const retryAt = after === null ? {} : { retryAt: test.clock.now() + Number(after) * 1_000 };
    return { is: "failed", why: String(status), endpointAtFault: true, ...retryAt };
  } catch {
    return { is: "failed", why: "no answer", endpointAtFault: true };
  }
}

it("loses nothing in a day of trouble, asks once a minute, and keeps nobody else waiting", async () => {
  const others = { up: [] as number[], down: [] as number[] };
  let added = 0;
  const outbox = test.open(
    handler(([job], signal) => call(job!, signal).then((outcome) => [outcome]), {
      batch: 1,
      atOnce: 1,
      timeout: 200,
    }),
    handler(
      async (jobs) => {
        others[mood() === "works" ? "up" : "down"].push(performance.now() - added);
        return jobs.map(() => ({ is: "done" }));
      },
      { endpoint: "other" },
    ),
  );
  const uids: string[] = [];
  while (hour() < 24) {
    const job = test.job();
    uids.push(job.uid);
    await test.add(job, test.job({ endpoint: "other" }));
    added = performance.now();
    test.clock.advance(STEP);
    await outbox.idle();
  }
  // What waits for its next try is not waited for any longer.
  test.clock.advance(HOUR);
  await outbox.idle();

  expect(uids.filter((uid) => !taken.includes(uid))).toEqual([]);
  expect(await test.jobs()).toEqual([]);
  expect(again).toEqual([]);
  // Where the answer was lost it is sent again, and nowhere else.
  expect(taken.length).toBeGreaterThan(uids.length);

  const failing = calls.filter(({ ok }) => !ok).map(({ at }) => at);
  const open = failing.slice(5);
  const gaps = open.slice(1).map((at, place) => at - open[place]!);
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(MINUTE);
  // 429 asks for two minutes.
  expect(failing.length).toBeLessThan(6 * 31 + 13 * 61 + 10);
  expect(failing.length).toBeGreaterThan(300);

  expect(others.up.length + others.down.length).toBe(uids.length);
  const p95 = (times: number[]) =>
    times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)]!;
  // Two shared cores: what would show is a lane that waits for another one's time-out.
  expect(p95(others.down)).toBeLessThan(p95(others.up) * 1.1 + 30);
}, 600_000);
