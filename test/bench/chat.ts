import { createHash, randomBytes, randomUUID } from "node:crypto";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { type RunningServer, type ServerFolder, serverFolder } from "../kit/stagelight-server.ts";
import type { Bench } from "./support/bench.ts";
import { atRate, Deliveries, openStream, openStreams, Sender } from "./support/chat/streams.ts";
import { startProcess } from "./support/ingest/process.ts";
import { round } from "./support/median.ts";
import { printTable, progress } from "./support/report.ts";

/** Messages a second, by whom: a visitor is let send one each second. */
const BY_VISITORS = 180;
const BY_TEAM = 820;
const CONVERSATIONS = 200;
/** Of the team: each of them is let ask thirty times a second. */
const MEMBERS = 40;

interface Figures {
  idleStreams: number;
  kBPerStream: number;
  messagesPerSecond: number;
  deliveryP50Ms: number;
  deliveryP99Ms: number;
}

/** How much an open stream takes and how soon messages arrive that are on disk, beside a server that only passes on. */
export const chat: Bench = async ({ quick }) => {
  const idle = quick ? 500 : 10_000;
  const seconds = quick ? 3 : 20;
  const bare = await measureBare(idle, seconds);
  const own = await measureOwn(idle, seconds);
  printTable(
    ["server", "idle streams", "kB each", "messages/s", "delivery p50 ms", "p99 ms"],
    [
      ["passes on, keeps nothing", ...Object.values(bare)],
      ["Stagelight, SQLite, on disk", ...Object.values(own)],
    ],
  );
  return { ...own, bare };
};

async function measureBare(idle: number, seconds: number): Promise<Figures> {
  const program = fileURLToPath(new URL("support/chat/bare-sse.ts", import.meta.url));
  const server = await startProcess(program);
  const memory = async () => Number(await (await fetch(`${server.url}/memory`)).text());
  const { url } = server;
  try {
    return await measure({
      idle,
      seconds,
      memory,
      open: (number) => openStream(url, `/stream/idle-${number}`, {}),
      async prepare(deliveries) {
        const sender = new Sender(url);
        const ids = Array.from({ length: CONVERSATIONS }, () => randomUUID());
        for (const id of ids) {
          await openStream(url, `/stream/${id}`, {}, deliveries.listener());
        }
        const send = (number: number) =>
          void sender.post(`/messages/${ids[number % CONVERSATIONS]}`, {}, sent());
        return { sender, sends: [[BY_VISITORS + BY_TEAM, send]] };
      },
    });
  } finally {
    await server.close();
  }
}

async function measureOwn(idle: number, seconds: number): Promise<Figures> {
  const config = { server: { trustedProxies: ["127.0.0.1"] }, chat: {} };
  const folder = await serverFolder({ config });
  const server = await folder.start();
  const team = signIn(folder).map((secret) => `__Host-stagelight-team=${secret}`);
  try {
    return await measure({
      idle,
      seconds,
      memory: () => residentBytes(server, folder),
      open: (number) => openVisitor(server, newSecret(), number),
      prepare: (deliveries) => beginAll(server, team, deliveries),
    });
  } finally {
    await server.end();
    await folder.remove();
  }
}

interface Measured {
  readonly idle: number;
  readonly seconds: number;
  memory(): Promise<number>;
  open(number: number): ReturnType<typeof openStream>;
  /** Opens what is listened to, and says what is sent how often. */
  prepare(deliveries: Deliveries): Promise<{
    readonly sender: Sender;
    readonly sends: readonly (readonly [perSecond: number, send: (number: number) => void])[];
  }>;
}

async function measure({ idle, seconds, memory, open, prepare }: Measured): Promise<Figures> {
  // What the first ones load is there for all.
  const first = await openStreams(Math.min(200, idle / 5), open);
  for (const { socket } of first) socket.destroy();
  await sleep(1_000);
  const before = await memory();
  const streams = await openStreams(idle, (number) => open(number + first.length));
  await sleep(2_000);
  const kBPerStream = ((await memory()) - before) / 1_024 / idle;
  progress(`${idle} idle streams: ${round(kBPerStream, 1)} kB each`);
  const deliveries = new Deliveries();
  const { sender, sends } = await prepare(deliveries);
  const run = (length: number) =>
    Promise.all(sends.map(([perSecond, send]) => atRate(perSecond, length, send)));
  await run(2);
  await sleep(500);
  deliveries.from = performance.now();
  await run(seconds);
  const all = sends.reduce((sum, [perSecond]) => sum + Math.floor(perSecond * seconds), 0);
  const end = performance.now() + 10_000;
  while (deliveries.milliseconds.length < all && performance.now() < end) await sleep(50);
  const told = deliveries.milliseconds.toSorted((a, b) => a - b);
  const at = (percent: number) => round(told[Math.ceil((told.length * percent) / 100) - 1] ?? 0, 1);
  if (sender.failed > 0) throw new Error(`${sender.failed} messages failed: ${sender.trouble}`);
  const lost = all - told.length;
  if (lost > 0) throw new Error(`${lost} messages did not arrive.`);
  sender.close();
  for (const { socket } of streams) socket.destroy();
  return {
    idleStreams: idle,
    kBPerStream: round(kBPerStream, 1),
    messagesPerSecond: round(told.length / seconds),
    deliveryP50Ms: at(50),
    deliveryP99Ms: at(99),
  };
}

const sent = () => ({ id: randomUUID(), text: `sent ${performance.now()}` });
const newSecret = () => randomBytes(32).toString("base64url");

/** Each from an address of its own, as a proxy tells it. */
const from = (number: number) => `10.${number >> 16}.${(number >> 8) & 255}.${number & 255}`;

function openVisitor(
  { base, url }: RunningServer,
  secret: string,
  number: number,
  heard?: (text: string) => void,
) {
  const path = `${base.slice(url.length)}/v1/chat/stream`;
  const headers = { authorization: `Bearer ${secret}`, "x-forwarded-for": from(number) };
  return openStream(url, path, headers, heard);
}

/** Begins the conversations. What the team writes is heard by visitors, what visitors write by the team. */
async function beginAll(
  server: RunningServer,
  cookies: readonly string[],
  deliveries: Deliveries,
): ReturnType<Measured["prepare"]> {
  const { url, base } = server;
  const below = base.slice(url.length);
  const sender = new Sender(url);
  const chats: { secret: string; id: string; address: string }[] = [];
  for (let number = 0; number < CONVERSATIONS; number++) {
    const secret = newSecret();
    const address = from(100_000 + number);
    const shown = { authorization: `Bearer ${secret}`, "x-forwarded-for": address };
    const body = { id: randomUUID(), text: "Hello" };
    const answer = await sender.post(`${below}/v1/chat/conversations`, shown, body);
    const { conversation } = JSON.parse(answer) as { conversation: { id: string } };
    chats.push({ secret, id: conversation.id, address });
    // Its own words come back too, and are not counted there.
    await openVisitor(server, secret, 100_000 + number, onlyBy("agent", deliveries.listener()));
  }
  const page = (number: number) => ({
    cookie: cookies[number % MEMBERS]!,
    "sec-fetch-site": "same-origin",
  });
  const path = `${below}/dashboard/api/stream`;
  await openStream(url, path, page(0), onlyBy("visitor", deliveries.listener()));
  const ask = (number: number) => chats[number % CONVERSATIONS]!;
  const byVisitor = (number: number): void => {
    const { secret, id, address } = ask(number);
    const shown = { authorization: `Bearer ${secret}`, "x-forwarded-for": address };
    void sender.post(`${below}/v1/chat/conversations/${id}/messages`, shown, sent());
  };
  const byTeam = (number: number): void => {
    const { id } = ask(number);
    void sender.post(`${below}/dashboard/api/conversations/${id}/messages`, page(number), sent());
  };
  return {
    sender,
    sends: [
      [BY_VISITORS, byVisitor],
      [BY_TEAM, byTeam],
    ],
  };
}

/** Passes on what is told of one side's words. */
function onlyBy(author: "agent" | "visitor", heard: (text: string) => void) {
  let rest = "";
  return (text: string): void => {
    rest += text;
    const end = rest.lastIndexOf("\n\n");
    if (end < 0) return;
    const whole = rest.slice(0, end);
    rest = rest.slice(end + 2);
    for (const block of whole.split("\n\n")) {
      if (block.includes(`"author":"${author}"`)) heard(`${block}\n\n`);
    }
  };
}

/** Members of the team who are signed in: what their cookies hold. */
function signIn({ database }: ServerFolder): string[] {
  const db = new DatabaseSync(database.slice("file:".length), { timeout: 5_000 });
  const now = Date.now();
  const member = db.prepare(
    `insert into team_member (id, email, name, role, state, locale, available, created_at)
     values (?, ?, 'Jin', 'agent', 'active', 'en', 1, ?)`,
  );
  const session = db.prepare(
    "insert into team_session (hash, id, member_id, created_at, seen_at) values (?, ?, ?, ?, ?)",
  );
  const secrets = Array.from({ length: MEMBERS }, (_, number) => {
    const secret = newSecret();
    const hash = createHash("sha256").update(`stagelight team ${secret}`).digest("base64url");
    const id = `member-${number}`;
    member.run(id, `${id}@shop.example`, now);
    session.run(hash, id, id, now, now);
    return secret;
  });
  db.close();
  return secrets;
}

async function residentBytes({ base }: RunningServer, { secret }: ServerFolder): Promise<number> {
  const authorization = `Basic ${Buffer.from(`${secret}:`).toString("base64")}`;
  const text = await (await fetch(`${base}/metrics`, { headers: { authorization } })).text();
  return Number(/^stagelight_process_resident_memory_bytes (\d+)/m.exec(text)?.[1]);
}
