import { setTimeout as sleep } from "node:timers/promises";
import type { ChatEntry } from "@stagelight/core/endpoints";
import { testDatabase } from "../kit/database.ts";
import { type RunningServer, serverFolder, type ServerFolder } from "../kit/stagelight-server.ts";
import { type Balancer, startBalancer } from "./support/balancer.ts";
import { ChatListener } from "./support/chat-listener.ts";
import { Talk } from "./support/chat-talk.ts";
import { teamHeaders } from "./support/chat-team.ts";
import { type DatabaseName, DATABASES, type Proof } from "./support/prove.ts";

/** Milliseconds for which a server runs before it is killed. */
const EVERY = 3_000;

/** In so many milliseconds nineteen of twenty have to hear the server again. */
const RECONNECTED = 3_000;

/** Milliseconds for which it is waited that what was acknowledged is told to all. */
const PATIENCE = 45_000;

/** Of the team, each with a stream of their own. */
const AGENTS = 5;

const CONFIG = { server: { trustedProxies: ["127.0.0.1"] }, chat: {} };

/**
 * Visitors and the team talk, while the server is killed three seconds after each start; on PostgreSQL
 * there are two, which take turns. Each message is delivered to both sides once, and in order.
 */
export const chat: Proof = async ({ quick, databases = DATABASES, say = () => {} }) => {
  const failures: string[] = [];
  const figures: Record<string, unknown> = {};
  for (const name of databases) {
    const { problems, ...proven } = await talked(name, quick, say);
    figures[name] = proven;
    failures.push(...problems.map((problem) => `${name}: ${problem}`));
  }
  return { failures, ...figures };
};

async function talked(name: DatabaseName, quick: boolean, say: (line: string) => void) {
  const size = quick ? { talks: 6, messages: 10, pace: 900 } : TALKS;
  const database = await testDatabase(name);
  const site = await serverFolder({ database: database.address, config: CONFIG });
  const balancer = await startBalancer();
  const servers = new Servers(site, balancer, name === "postgres" ? 2 : 1);
  const base = `${balancer.url}/_stagelight`;
  const listeners: ChatListener[] = [];
  try {
    await servers.start();
    const team = await Promise.all(
      Array.from({ length: AGENTS }, async (_, agent) => ({
        ...(await teamHeaders(database.address, { name: `Jin ${agent}` })),
        "x-forwarded-for": `198.51.100.${agent + 1}`,
      })),
    );
    const talks: Talk[] = [];
    const agents = team.map(
      (headers) =>
        new ChatListener({
          stream: `${base}/dashboard/api/stream`,
          headers,
          look: (position, known) => missedIn(base, headers, talks, position, known),
        }),
    );
    listeners.push(...agents);
    for (let talk = 0; talk < size.talks; talk++) {
      const address = `203.0.${Math.floor(talk / 250)}.${(talk % 250) + 1}`;
      const { messages, pace } = size;
      talks.push(new Talk({ base, address, team: team[talk % AGENTS]!, messages, pace }));
    }
    listeners.push(...talks.map(({ listener }) => listener));
    let over = false;
    const killing = servers.killEvery(EVERY, () => over, say);
    await Promise.all(talks.map((talk) => talk.play()));
    over = true;
    await killing;
    const wanted = size.talks * size.messages * 2;
    await delivered(talks, agents, wanted);
    const [counted] = await site.query<{ kept: number }>(
      "select count(*) as kept from chat_entry where kind = 'message'",
    );
    const problems = [
      ...(Number(counted?.kept) === wanted
        ? []
        : [`${counted?.kept} messages are kept of ${wanted}`]),
      ...talks.flatMap((talk) => faultsOf("the visitor", talk.listener, [talk])),
      ...agents.flatMap((agent, place) => faultsOf(`agent ${place}`, agent, talks)),
    ];
    const gaps = listeners.flatMap((each) => each.gaps);
    const reconnectP95 = p95(gaps);
    if (!quick && reconnectP95 > RECONNECTED) {
      problems.push(`of twenty that are lost one takes ${reconnectP95} ms or more to come back`);
    }
    const toVisitors = talks.reduce((sum, { listener }) => sum + listener.count, 0);
    return {
      kills: servers.kills,
      messages: wanted,
      toVisitors,
      toAgents: agents.map(({ count }) => count),
      reconnects: gaps.length,
      reconnectP95,
      startP95: p95(servers.starts),
      polls: listeners.reduce((sum, { polls }) => sum + polls, 0),
      looks: agents.reduce((sum, { looks }) => sum + looks, 0),
      sentAgain: talks.reduce((sum, { again }) => sum + again, 0),
      problems,
    };
  } finally {
    await Promise.all(listeners.map((listener) => listener.close()));
    await servers.end();
    await balancer.close();
    await site.remove();
    await database.remove();
  }
}

const TALKS = { talks: 50, messages: 100, pace: 1_100 };

/** So many milliseconds nineteen of twenty stay below. */
function p95(times: readonly number[]): number {
  const sorted = times.toSorted((a, b) => a - b);
  return Math.round(sorted[Math.floor(sorted.length * 0.95)] ?? 0);
}

/** Waits until everybody was told everything, or for long enough. */
async function delivered(
  talks: readonly Talk[],
  agents: readonly ChatListener[],
  wanted: number,
): Promise<void> {
  const until = performance.now() + PATIENCE;
  const all = () =>
    agents.every(({ count }) => count >= wanted) &&
    talks.every(({ listener, said }) => listener.count >= said.visitor.length + said.agent.length);
  while (!all() && performance.now() < until) await sleep(50);
}

/** What was said since, as the dashboard looks it up: the newest of each conversation, and those before. */
async function missedIn(
  base: string,
  headers: Readonly<Record<string, string>>,
  talks: readonly Talk[],
  position: number,
  known: (id: string) => number,
): Promise<ChatEntry[]> {
  const missed: ChatEntry[] = [];
  for (const { id } of talks.filter((talk) => talk.id !== "")) {
    const from = known(id);
    let before = Infinity;
    while (before > from + 1) {
      const query = before === Infinity ? "" : `?before=${before}`;
      const url = `${base}/dashboard/api/conversations/${id}${query}`;
      const answer = await fetch(url, { headers });
      if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
      const { entries } = (await answer.json()) as { entries: ChatEntry[] };
      if (entries.length === 0) break;
      missed.push(...entries.filter((entry) => entry.seq > from && entry.position <= position));
      before = entries[0]!.seq;
    }
  }
  return missed;
}

/** What a side was told otherwise than it was said. */
function faultsOf(who: string, listener: ChatListener, talks: readonly Talk[]): string[] {
  const faults = listener.faults.map((fault) => `${who}: ${fault}`);
  let [wanted, mixed, lacking] = [0, 0, 0];
  for (const { id, said } of talks) {
    const told = listener.told.get(id) ?? [];
    wanted += said.visitor.length + said.agent.length;
    if (told.some((entry, place) => place > 0 && entry.seq <= told[place - 1]!.seq)) mixed++;
    const right = (["visitor", "agent"] as const).every((side) => {
      const heard = told.filter(({ author }) => author === side).map(({ text }) => text);
      return JSON.stringify(heard) === JSON.stringify(said[side]);
    });
    if (!right) lacking++;
  }
  if (mixed > 0) faults.push(`${who} was told ${mixed} conversations in another order`);
  if (lacking > 0) {
    faults.push(`${who} was told ${listener.count} of ${wanted}; ${lacking} conversations differ`);
  }
  const strange = [...listener.told.keys()].filter((id) => !talks.some((talk) => talk.id === id));
  if (strange.length > 0) faults.push(`${who} was told ${strange.length} conversations of others`);
  return faults;
}

/** Servers behind a balancer that are killed in turn, and started again at once. */
class Servers {
  kills = 0;
  /** Milliseconds that each start has taken: for so long nobody can come back where there is but one. */
  readonly starts: number[] = [];
  readonly #site: ServerFolder;
  readonly #balancer: Balancer;
  readonly #count: number;
  readonly #running: RunningServer[] = [];

  constructor(site: ServerFolder, balancer: Balancer, count: number) {
    this.#site = site;
    this.#balancer = balancer;
    this.#count = count;
  }

  async start(): Promise<void> {
    for (let each = 0; each < this.#count; each++) await this.#add();
  }

  async killEvery(every: number, over: () => boolean, say: (line: string) => void): Promise<void> {
    for (;;) {
      const next = performance.now() + every;
      while (!over() && performance.now() < next) await sleep(50);
      if (over()) return;
      const server = this.#running.shift()!;
      this.#balancer.remove(portOf(server));
      await server.end("SIGKILL");
      this.kills++;
      if (this.kills % 10 === 0) say(`${this.kills} kills`);
      await this.#add();
    }
  }

  async end(): Promise<void> {
    await Promise.all(this.#running.map((server) => server.end()));
  }

  async #add(): Promise<void> {
    const began = performance.now();
    const server = await this.#site.start();
    this.starts.push(performance.now() - began);
    this.#running.push(server);
    this.#balancer.add(portOf(server));
  }
}

const portOf = ({ url }: RunningServer): number => Number(new URL(url).port);
