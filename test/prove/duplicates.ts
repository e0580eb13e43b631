import { prepare, stageOn } from "@stagelight/core";
import { readConfig } from "@stagelight/core/config";
import { openDatabase } from "../../packages/server/dist/store/open.js";
import { stateOf } from "../../packages/server/dist/project/people.js";
import { testDatabase } from "../kit/database.ts";
import { another, look } from "./support/look.ts";
import { type DatabaseName, DATABASES, type Proof } from "./support/prove.ts";
import { between, random, shuffle } from "./support/random.ts";
import { type Sent, send } from "./support/send.ts";
import { serverFolder, type ServerFolder } from "../kit/stagelight-server.ts";

/** Visitors who have seen so many teas have arrived; one fewer, and they have not. */
const ENOUGH = 10;

const CONFIG = {
  server: {},
  lifecycle: {
    model: {
      stages: ["browsing", "arrived"],
      rules: [{ to: "arrived", when: { event: "Tea Tasted", count: ENOUGH, within: "7d" } }],
    },
  },
};

/** Each request is sent one to five times, in parallel, in any order: each event counts once. */
export const duplicates: Proof = async ({ quick, databases = DATABASES, say = () => {} }) => {
  const failures: string[] = [];
  const figures: Record<string, unknown> = {};
  for (const name of databases) {
    const { problems, ...proven } = await repeated(name, quick ? 2_000 : 200_000, say);
    figures[name] = proven;
    failures.push(...problems.map((problem) => `${name}: ${problem}`));
  }
  return { failures, ...figures };
};

const SENDERS = 16;

async function repeated(name: DatabaseName, sends: number, say: (line: string) => void) {
  const database = await testDatabase(name);
  const site = await serverFolder({ database: database.address, config: CONFIG });
  const running = await site.start();
  const next = random(42);
  const { requests, distinct, tasted } = plan(sends, next);
  const queue = shuffle(requests, next);
  let sent = 0;
  let refused = 0;
  const sender = async (): Promise<void> => {
    for (let events = queue.pop(); events; events = queue.pop()) {
      // What was not taken in is sent again, as clients do. The secret key has no limit by address.
      while (!(await send(running.base, site.secret, events))) refused++;
      sent += events.length;
      if (sent % 40_000 < events.length) say(`${name}: ${sent} sent`);
    }
  };
  try {
    await Promise.all(Array.from({ length: SENDERS }, sender));
    await running.end();
    const { messages, seen, differences } = await look(site.database, site.config);
    const wrong = await wronglyCounted(site, tasted);
    const problems = [
      ...(messages.size === distinct ? [] : [`${distinct} events, ${messages.size} in the log`]),
      ...(seen === distinct ? [] : [`${distinct} events, ${seen} projected`]),
      ...(wrong > 0 ? [`${wrong} visitors of ${tasted.size} stand in the wrong stage`] : []),
      ...another(differences),
    ];
    return {
      sends: sent,
      distinct,
      effects: messages.size,
      visitors: tasted.size,
      wronglyCounted: wrong,
      sentAgain: refused,
      replayIdentical: differences.length === 0,
      problems,
    };
  } finally {
    await running.end("SIGKILL");
    await site.remove();
    await database.remove();
  }
}

interface Plan {
  /** Each is one request; the same events stand in several. */
  readonly requests: Sent[][];
  readonly distinct: number;
  /** How many different events each visitor has. */
  readonly tasted: Map<string, number>;
}

function plan(sends: number, next: () => number): Plan {
  const requests: Sent[][] = [];
  const tasted = new Map<string, number>();
  let planned = 0;
  let distinct = 0;
  while (planned < sends) {
    const visitor = `visitor-${tasted.size + 1}`;
    const events: Sent[] = [];
    // One fewer than enough, or just enough: counted twice, or not at all, would show.
    const count = ENOUGH - (next() < 0.5 ? 1 : 0);
    tasted.set(visitor, count);
    for (let number = 0; number < count; number++) {
      events.push({
        type: "track",
        event: "Tea Tasted",
        messageId: next() < 0.5 ? crypto.randomUUID() : `prove-${Date.now()}-${distinct + number}`,
        anonymousId: visitor,
      });
    }
    distinct += count;
    const size = next() < 0.5 ? 1 : between(next, 2, count);
    for (let place = 0; place < count; place += size) {
      const times = between(next, 1, 5);
      const request = events.slice(place, place + size);
      for (let time = 0; time < times; time++) requests.push(request);
      planned += times * request.length;
    }
  }
  return { requests, distinct, tasted };
}

async function wronglyCounted(
  { database: url, config }: ServerFolder,
  tasted: Plan["tasted"],
): Promise<number> {
  const model = prepare(readConfig(config).table);
  const database = openDatabase(url);
  try {
    const rows = await database.db.selectFrom("visitor").selectAll().execute();
    const stages = new Map(
      rows.map(({ id, hint, last_seen: at }) => [
        id,
        hint ? stageOn(model, stateOf(model, hint, at)) : "",
      ]),
    );
    return [...tasted].filter(
      ([visitor, count]) => stages.get(visitor) !== (count >= ENOUGH ? "arrived" : "browsing"),
    ).length;
  } finally {
    await database.close();
  }
}
