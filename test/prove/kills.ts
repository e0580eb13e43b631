import { fsyncBeforeAnswer } from "./fsync.ts";
import { testDatabase } from "../kit/database.ts";
import { allDone, connectorTo, environmentFor, jobsProven, PLAN } from "./support/jobs.ts";
import { another, look } from "./support/look.ts";
import { type DatabaseName, DATABASES, type Proof } from "./support/prove.ts";
import { between, random } from "./support/random.ts";
import { startReceiver } from "./support/receiver.ts";
import { type Sent, send } from "./support/send.ts";
import { type RunningServer, serverFolder, type ServerFolder } from "../kit/stagelight-server.ts";

const CONFIG = { server: {}, lifecycle: { trackBy: "category" } };

/** Milliseconds for which jobs are waited for in the end: what a killed server held, and the breaker. */
const PATIENCE = 120_000;
const QUICK_PATIENCE = 3_000;

/**
 * The server is killed under load, again and again: nothing that was acknowledged is lost, nothing is
 * there by half, and what is sent again after a kill counts once. What follows for a receiver of
 * webhooks is told to it, or still to be told.
 */
export const kills: Proof = async ({ quick, databases = DATABASES, say = () => {} }) => {
  const failures: string[] = [];
  const figures: Record<string, unknown> = {};
  for (const name of databases) {
    const { problems, ...proven } = await killed(name, quick, say);
    figures[name] = proven;
    failures.push(...problems.map((problem) => `${name}: ${problem}`));
  }
  return { failures, ...figures };
};

async function killed(name: DatabaseName, quick: boolean, say: (line: string) => void) {
  const times = quick ? 6 : 200;
  const database = await testDatabase(name);
  const receiver = await startReceiver();
  const site = await serverFolder({
    database: database.address,
    config: { ...CONFIG, connectors: [connectorTo(receiver)] },
    environment: environmentFor(receiver),
  });
  const next = random(20_261_122);
  const load = new Load(site);
  let running: RunningServer | undefined;
  try {
    for (let kill = 1; kill <= times; kill++) {
      running = await site.start();
      load.begin(running.base);
      await new Promise((resolve) => setTimeout(resolve, between(next, 30, 400)));
      await running.end("SIGKILL");
      receiver.killed();
      await load.end();
      if (kill % 20 === 0) say(`${name}: ${kill} kills, ${load.acknowledged.size} acknowledged`);
    }
    running = await site.start();
    const fsync = await fsyncBeforeAnswer(site, running);
    receiver.behave();
    await allDone(site, quick ? QUICK_PATIENCE : PATIENCE);
    await running.end();
    const looked = await look(site.database, site.config, PLAN);
    const { messages, seen, differences, integrity } = looked;
    const jobs = await jobsProven(site, receiver, load.orders);
    const lost = [...load.acknowledged].filter((id) => !messages.has(id)).length;
    const twice = [...messages.values()].filter((count) => count > 1).length;
    const halfApplied = Math.abs(messages.size - seen);
    const problems = [
      ...(lost > 0 ? [`${lost} acknowledged events are lost`] : []),
      ...(twice > 0 ? [`${twice} events stand in the log more than once`] : []),
      ...(halfApplied > 0 ? [`${messages.size} events, but ${seen} were projected`] : []),
      ...another(differences),
      ...(integrity === "ok" ? [] : [`integrity: ${integrity}`]),
      ...(jobs.lost > 0 ? [`${jobs.lost} jobs are lost`] : []),
      ...(jobs.givenUp > 0 ? [`${jobs.givenUp} jobs were given up`] : []),
      ...(jobs.needless > 0 ? [`${jobs.needless} jobs were done again for no reason`] : []),
      ...(!quick && jobs.waiting > 0 ? [`${jobs.waiting} jobs still wait`] : []),
      ...(fsync.missing ? [`${fsync.missing} answers before a sync`] : []),
    ];
    return {
      kills: times,
      acknowledged: load.acknowledged.size,
      lost,
      twice,
      halfApplied,
      replayIdentical: differences.length === 0,
      jobs,
      fsync,
      problems,
    };
  } finally {
    await running?.end("SIGKILL");
    await site.remove();
    await receiver.close();
    await database.remove();
  }
}

const SENDERS = 12;

/** Several senders at once; what was not acknowledged is sent again to the next server. */
class Load {
  readonly acknowledged = new Set<string>();
  /** Those of them that are orders, and verified. */
  readonly orders = new Set<string>();
  readonly #site: ServerFolder;
  readonly #next = random(7);
  #made = 0;
  #unanswered: { events: Sent[]; secret: boolean }[] = [];
  #senders: Promise<void>[] = [];
  #going = false;

  constructor(site: ServerFolder) {
    this.#site = site;
  }

  begin(base: string): void {
    this.#going = true;
    this.#senders = Array.from({ length: SENDERS }, () => this.#send(base));
  }

  /** Ends once no request is under way. */
  async end(): Promise<void> {
    this.#going = false;
    await Promise.all(this.#senders);
  }

  async #send(base: string): Promise<void> {
    while (this.#going) {
      const request = this.#unanswered.pop() ?? this.#request();
      const { secret, publishableKey } = this.#site;
      if (await send(base, request.secret ? secret : publishableKey, request.events)) {
        for (const { messageId, event } of request.events) {
          this.acknowledged.add(messageId);
          if (request.secret && event === "Order Completed") this.orders.add(messageId);
        }
      } else {
        this.#unanswered.push(request);
        return;
      }
    }
  }

  #request(): { events: Sent[]; secret: boolean } {
    const next = this.#next;
    const size = next() < 0.6 ? 1 : between(next, 2, 40);
    const secret = next() < 0.3;
    return { events: Array.from({ length: size }, () => this.#event(secret)), secret };
  }

  #event(secret: boolean): Sent {
    const next = this.#next;
    const number = ++this.#made;
    const visitor = between(next, 1, 400);
    // Verified orders are what the receiver is told.
    const order = next() < (secret ? 0.5 : 0.2);
    return {
      messageId: `prove-${Date.now()}-${number}`,
      timestamp: new Date().toISOString(),
      anonymousId: `visitor-${visitor}`,
      ...(secret && { userId: `user-${visitor % 150}` }),
      ...(order
        ? {
            type: "track",
            event: next() < (secret ? 0.1 : 0.5) ? "Product Viewed" : "Order Completed",
            properties: { category: visitor % 2 ? "tea" : "teaware", total: 12 },
          }
        : { type: "page", properties: { path: `/compare/${number % 9}` } }),
    };
  }
}
