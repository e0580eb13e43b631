import { fsyncBeforeAnswer } from "./fsync.ts";
import { emptyDatabase } from "./support/database.ts";
import { look } from "./support/look.ts";
import { type DatabaseName, DATABASES, type Proof } from "./support/prove.ts";
import { between, random } from "./support/random.ts";
import { type Sent, send } from "./support/send.ts";
import { type RunningServer, serverFolder, type ServerFolder } from "../kit/stagelight-server.ts";

const CONFIG = { server: {}, lifecycle: { trackBy: "category" } };

/**
 * The server is killed under load, again and again: nothing that was acknowledged is lost, nothing is
 * there by half, and what is sent again after a kill counts once.
 */
export const kills: Proof = async ({ quick, databases = DATABASES, say = () => {} }) => {
  const failures: string[] = [];
  const figures: Record<string, unknown> = {};
  for (const name of databases) {
    const { problems, ...proven } = await killed(name, quick ? 6 : 200, say);
    figures[name] = proven;
    failures.push(...problems.map((problem) => `${name}: ${problem}`));
  }
  return { failures, ...figures };
};

async function killed(name: DatabaseName, times: number, say: (line: string) => void) {
  const database = await emptyDatabase(name);
  const site = await serverFolder({ database: database.url, config: CONFIG });
  const next = random(20_261_122);
  const load = new Load(site);
  let running: RunningServer | undefined;
  try {
    for (let kill = 1; kill <= times; kill++) {
      running = await site.start();
      load.begin(running.base);
      await new Promise((resolve) => setTimeout(resolve, between(next, 30, 400)));
      await running.end("SIGKILL");
      await load.end();
      if (kill % 20 === 0) say(`${name}: ${kill} kills, ${load.acknowledged.size} acknowledged`);
    }
    running = await site.start();
    const fsync = await fsyncBeforeAnswer(site, running);
    await running.end();
    const { messages, seen, state, replayed, integrity } = await look(site.database, site.config);
    const lost = [...load.acknowledged].filter((id) => !messages.has(id)).length;
    const twice = [...messages.values()].filter((count) => count > 1).length;
    const halfApplied = Math.abs(messages.size - seen);
    const problems = [
      ...(lost > 0 ? [`${lost} acknowledged events are lost`] : []),
      ...(twice > 0 ? [`${twice} events stand in the log more than once`] : []),
      ...(halfApplied > 0 ? [`${messages.size} events, but ${seen} were projected`] : []),
      ...(state === replayed ? [] : ["playing the log again gives another state"]),
      ...(integrity === "ok" ? [] : [`integrity: ${integrity}`]),
      ...(fsync.missing ? [`${fsync.missing} answers before a sync`] : []),
    ];
    return {
      kills: times,
      acknowledged: load.acknowledged.size,
      lost,
      twice,
      halfApplied,
      replayIdentical: state === replayed,
      fsync,
      problems,
    };
  } finally {
    await running?.end("SIGKILL");
    await site.remove();
    await database.drop();
  }
}

const SENDERS = 12;

/** Several senders at once; what was not acknowledged is sent again to the next server. */
class Load {
  readonly acknowledged = new Set<string>();
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
        for (const { messageId } of request.events) this.acknowledged.add(messageId);
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
    const order = next() < 0.2;
    return {
      messageId: `prove-${Date.now()}-${number}`,
      timestamp: new Date().toISOString(),
      anonymousId: `visitor-${visitor}`,
      ...(secret && { userId: `user-${visitor % 150}` }),
      ...(order
        ? {
            type: "track",
            event: next() < 0.5 ? "Product Viewed" : "Order Completed",
            properties: { category: visitor % 2 ? "tea" : "teaware", total: 12 },
          }
        : { type: "page", properties: { path: `/compare/${number % 9}` } }),
    };
  }
}
