import { randomBytes, randomUUID } from "node:crypto";
import { afterEach, expect, it, vi } from "vitest";
import { type EventStream, eventStream } from "../kit/event-stream.ts";
import { type RunningServer, type ServerFolder, serverFolder } from "../kit/stagelight-server.ts";

/** Milliseconds that a server may take to end. */
const GRACE = 10_000;

let folder: ServerFolder;
let server: RunningServer;
afterEach(async () => {
  await server.end("SIGKILL");
  await folder.remove();
});

const isBye = ({ name }: { name: string }): boolean => name === "bye";

it("told to end, it bids farewell to visitors and to the team, and ends well and soon", async () => {
  folder = await serverFolder({ config: { chat: {} } });
  server = await folder.start();
  const cookie = await comeIn();
  const secrets = Array.from({ length: 8 }, () => randomBytes(32).toString("base64url"));
  const visitors = await Promise.all(
    secrets.map((secret) =>
      eventStream(`${server.base}/v1/chat/stream`, { authorization: `Bearer ${secret}` }),
    ),
  );
  const team = await eventStream(`${server.base}/dashboard/api/stream`, { cookie });
  const all = [...visitors, team];
  for (const stream of all) await stream.heard(({ name }) => name === "hello");
  // One of them has a conversation, the others only look.
  await send(secrets[0]!);
  for (const stream of [visitors[0]!, team]) await stream.heard(({ name }) => name === "entry");

  const before = performance.now();
  const ended = server.end();
  for (const stream of all) {
    expect((await stream.heard(isBye)).data["retry"]).toBeGreaterThan(0);
    expect(await stream.over).toBe("ended");
    expect(stream.events.filter(isBye)).toHaveLength(1);
  }
  expect(await ended).toBe(0);
  expect(performance.now() - before).toBeLessThan(GRACE);
  expect(new Set(retries(all)).size).toBeGreaterThan(1);
});

/** Milliseconds after which each of them is asked to come back: not all at once. */
function retries(streams: readonly EventStream[]): number[] {
  return streams.map(({ events }) => events.find(isBye)!.data["retry"] as number);
}

async function send(secret: string): Promise<void> {
  const { status } = await fetch(`${server.base}/v1/chat/conversations`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${secret}` },
    body: JSON.stringify({ id: randomUUID(), text: "Are you there?", locale: "en" }),
  });
  expect(status).toBe(200);
}

/** Comes in as the first of the team; answers the cookies. */
async function comeIn(): Promise<string> {
  const token = await vi.waitFor(() => /#token=([\w.~-]+)/.exec(server.output())![1], 10_000);
  const came = await fetch(`${server.base}/dashboard/api/accept`, {
    method: "POST",
    headers: { "sec-fetch-site": "same-origin", "content-type": "application/json" },
    body: JSON.stringify({ token, name: "Jin", email: "jin@nuri.example", password: randomUUID() }),
  });
  expect(came.status).toBe(200);
  return came.headers
    .getSetCookie()
    .map((each) => each.split(";")[0])
    .join("; ");
}
