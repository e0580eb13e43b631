import { randomBytes, randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openStream, type OpenStream, openStreams, Sender } from "../bench/support/chat/streams.ts";
import { MEASURED, type ServerMemory, settledMemory } from "../kit/server-memory.ts";
import { type RunningServer, type ServerFolder, serverFolder } from "../kit/stagelight-server.ts";

/** At full size: STAGELIGHT_STREAMS=2000. A tenth of them abuse the chat. */
const STREAMS = Number(process.env.STAGELIGHT_STREAMS ?? 200);
const ABUSIVE = STREAMS / 10;
const MESSAGES = 60;
/** More than any limit of a minute lets through. */
const ROUNDS = 130;

let folder: ServerFolder;
let server: RunningServer;
beforeAll(async () => {
  const config = { server: { trustedProxies: ["127.0.0.1"] }, chat: {} };
  folder = await serverFolder({ config, environment: MEASURED });
  server = await folder.start();
}, 30_000);
afterAll(async () => {
  await server.end();
  await folder.remove();
});

const newSecret = () => randomBytes(32).toString("base64url");
const shown = (secret: string, address: string) => ({
  authorization: `Bearer ${secret}`,
  "x-forwarded-for": address,
});
const chat = (path: string) => `${server.base.slice(server.url.length)}/v1/chat/${path}`;

it("honest messages arrive while others do what they can, and every limit holds", async () => {
  const honest: { secret: string; address: string }[] = [];
  const idle = await openStreams(STREAMS - ABUSIVE - 1, (number) => {
    const visitor = { secret: newSecret(), address: `10.1.${number >> 8}.${number & 255}` };
    honest.push(visitor);
    return openStream(server.url, chat("stream"), shown(visitor.secret, visitor.address));
  });
  const before = await settledMemory(server);
  const codes = new Map<string, number>();
  const limits = new Set<string>();
  let going = true;
  const abuser = async (number: number): Promise<void> => {
    const sender = new Sender(server.url);
    const own = newSecret();
    const address = `10.9.0.${number & 255}`;
    const streams: OpenStream[] = [];
    const count = (what: string, answer: string): void => {
      const { code = "taken" } = JSON.parse(answer || "{}") as { code?: string };
      codes.set(code, (codes.get(code) ?? 0) + 1);
      if (code === "too-many-requests") limits.add(what);
    };
    const start = () => ({ id: randomUUID(), text: "x".repeat(3_900) });
    const first = await sender.post(chat("conversations"), shown(own, address), start());
    const { conversation } = JSON.parse(first) as { conversation?: { id: string } };
    const path = `conversations/${conversation?.id}`;
    for (let round = 0; going || round < ROUNDS; round++) {
      const stream = openStream(server.url, chat("stream"), shown(own, address)).then(
        (opened) => streams.push(opened),
        () => limits.add("stream"),
      );
      const posts: [string, string, object][] = [
        ["start", "conversations", start()],
        ["message", `${path}/messages`, start()],
        ["change", `${path}/read`, { seq: 1 }],
        ["foreign", `conversations/${randomUUID()}/messages`, start()],
        ["bad", "conversations", { id: "no", text: { not: "a text" } }],
      ];
      await Promise.all([
        stream,
        ...posts.map(async ([what, where, body]) =>
          count(what, await sender.post(chat(where), shown(own, address), body)),
        ),
      ]);
    }
    for (const { socket } of streams) socket.destroy();
    sender.close();
  };
  const abuse = Promise.all(Array.from({ length: ABUSIVE }, (_, number) => abuser(number)));
  const took = await honestTalk();
  going = false;
  await abuse;
  const p95 = took.toSorted((a, b) => a - b)[Math.floor(took.length * 0.95)]!;
  expect(p95).toBeLessThan(1_000);
  expect([...limits].toSorted()).toEqual(LIMITED);
  for (const code of ["conversation-unknown", "body-invalid"]) expect(codes.has(code)).toBe(true);
  expect(codes.has("internal-error")).toBe(false);
  const after = await settledMemory(server);
  console.log(figures(p95, codes, before, after));
  // What was refused is not held. 64 MB of the rest are pages that the database keeps at hand.
  expect(after.heap - before.heap).toBeLessThan(20);
  expect(after.resident - before.resident).toBeLessThan(64 + 80);
  expect(after.peak - before.peak).toBeLessThan(150 + STREAMS / 4);
  for (const { socket } of idle) {
    expect(socket.destroyed).toBe(false);
    socket.destroy();
  }
}, 600_000);

/** What was measured, for whoever reads along. */
function figures(
  p95: number,
  codes: ReadonlyMap<string, number>,
  before: ServerMemory,
  after: ServerMemory,
): string {
  const memory = (["heap", "resident", "peak"] as const).map(
    (what) => `${what} ${before[what].toFixed()} → ${after[what].toFixed()} MB`,
  );
  const answered = [...codes].map(([code, count]) => `${code} ${count}`);
  return `${STREAMS} streams, ${ABUSIVE} abuse them: p95 ${p95.toFixed()} ms; ${memory.join(", ")}; ${answered.join(", ")}`;
}

const LIMITED = ["bad", "change", "foreign", "message", "start", "stream"];

/** Milliseconds that each message took until it was told: somebody talks, a little each second. */
async function honestTalk(): Promise<number[]> {
  const sender = new Sender(server.url);
  const visitor = shown(newSecret(), "10.2.0.1");
  const answer = await sender.post(chat("conversations"), visitor, {
    id: randomUUID(),
    text: "Hello",
  });
  const { conversation } = JSON.parse(answer) as { conversation: { id: string } };
  const waiting = new Map<string, () => void>();
  let rest = "";
  const stream = await openStream(server.url, chat("stream"), visitor, (text) => {
    rest += text;
    const events = rest.split("\n\n");
    rest = events.pop()!;
    for (const event of events) waiting.get(/"id":"([\w-]{36})"/.exec(event)?.[1] ?? "")?.();
  });
  const took: number[] = [];
  for (let count = 0; count < MESSAGES - 1; count++) {
    const id = randomUUID();
    const begun = performance.now();
    const told = new Promise<void>((resolve) => waiting.set(id, resolve));
    const path = chat(`conversations/${conversation.id}/messages`);
    await Promise.all([told, sender.post(path, visitor, { id, text: "Still there?" })]);
    took.push(performance.now() - begun);
  }
  stream.socket.destroy();
  sender.close();
  return took;
}
