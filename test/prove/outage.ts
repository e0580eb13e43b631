import { setTimeout as sleep } from "node:timers/promises";
import { smtpSink, type Fault, type SmtpSink } from "../fakes/smtp-sink.ts";
import { type RunningServer, serverFolder, type ServerFolder } from "../kit/stagelight-server.ts";
import { testDatabase } from "../kit/database.ts";
import { hookReceiver, type HookReceiver, type Mood } from "./support/hook-receiver.ts";
import { type DatabaseName, DATABASES, type Proof } from "./support/prove.ts";

const HOUR = 3600;

/** So many orders of a good hour are not measured: there is much to catch up with. */
const CATCHING_UP = 20;

/** Every second hour something is wrong, with the receiver of webhooks and with the mail server. */
const TROUBLE: readonly { readonly hooks: Mood; readonly mail: Fault | "away" }[] = [
  { hooks: "429", mail: "away" },
  { hooks: "500", mail: { at: "connect", code: 421, text: "4.3.2 Going down" } },
  { hooks: "breaks off", mail: { at: "to", code: 450, text: "4.2.1 Try again" } },
  { hooks: "hangs", mail: { at: "data", code: 451, text: "4.3.0 Try again" } },
  { hooks: "takes and breaks off", mail: { at: "after-data" } },
];

/** So many failures in a row open the breaker: they are not counted as calls of an open one. */
const TO_OPEN = 5;

/**
 * A day of the server's clock in which, every second hour, a receiver of webhooks and the mail server
 * fail in another way: nothing is lost, nothing is told twice but where the answer was lost, who fails
 * is asked once a minute, and another receiver does not notice.
 */
export const outage: Proof = async ({ quick, databases = DATABASES, say = () => {} }) => {
  const failures: string[] = [];
  const figures: Record<string, unknown> = {};
  for (const name of databases) {
    const size = quick ? { hours: 4, step: 60 } : { hours: 24, step: 30 };
    const { problems, ...proven } = await day(name, size, say);
    figures[name] = proven;
    failures.push(...problems.map((problem) => `${name}: ${problem}`));
  }
  return { failures, ...figures };
};

/** How long the day is, and how far the server's clock is put forward after each order, in seconds. */
interface Size {
  readonly hours: number;
  readonly step: number;
}

async function day(name: DatabaseName, { hours, step }: Size, say: (line: string) => void) {
  const database = await testDatabase(name);
  const troubled = await hookReceiver();
  const other = await hookReceiver();
  const post = new Post(await smtpSink());
  const site = await serverFolder({
    database: database.address,
    config: configFor(troubled, other),
    environment: {
      NODE_ENV: "development",
      LOG_LEVEL: "silent",
      SMTP_URL: `smtp://127.0.0.1:${post.port}`,
      STAGELIGHT_ALLOW_PRIVATE: "127.0.0.1",
      WEBHOOK_TROUBLED_SECRET: SECRET,
      WEBHOOK_OTHER_SECRET: SECRET,
    },
  });
  let server: RunningServer | undefined;
  try {
    server = await site.start();
    const shop = new Shop(site, server, other);
    /** Calls of the troubled receiver in each hour of trouble, beyond those that open the breaker. */
    const asked: number[] = [];
    for (let hour = 0; hour < hours; hour++) {
      const wrong = hour % 2 ? TROUBLE[((hour - 1) / 2) % TROUBLE.length] : undefined;
      troubled.mood = wrong?.hooks ?? "works";
      await post.behave(wrong?.mail);
      const before = troubled.calls;
      // A call that hangs takes its time by everybody's clock.
      const orders = wrong?.hooks === "hangs" ? 6 : HOUR / step;
      for (let order = 0; order < orders; order++) {
        const measured = wrong ? "trouble" : order < CATCHING_UP ? undefined : "calm";
        await shop.order(measured);
        await shop.wait(step);
      }
      if (wrong) asked.push(troubled.calls - before - TO_OPEN);
      say(`${name}: hour ${hour + 1}, ${shop.orders.length} orders, ${post.taken.length} mails`);
    }
    troubled.mood = "works";
    await post.behave();
    for (let quarter = 0; quarter < 8; quarter++) await shop.wait(HOUR / 4);
    return judge(shop, troubled, other, post, asked);
  } finally {
    await server?.end("SIGKILL");
    await site.remove();
    await Promise.all([troubled.close(), other.close(), post.close()]);
    await database.remove();
  }
}

const SECRET = `whsec_${Buffer.from("k".repeat(32)).toString("base64")}`;

function configFor(troubled: HookReceiver, other: HookReceiver) {
  const webhook = (name: string, { url }: HookReceiver) => ({
    id: "webhook",
    name,
    purpose: "necessary",
    options: { url, stages: "none" },
  });
  return {
    mail: {
      from: "Nuri Tea <hello@nuri.example>",
      lifecycle: [{ id: "thank-you", when: { event: "Order Completed" }, template: "thank-you" }],
    },
    connectors: [webhook("troubled", troubled), webhook("other", other)],
  };
}

/** Places orders and puts the clock forward. */
class Shop {
  readonly orders: string[] = [];
  /** Milliseconds from an order to its being told to the other receiver. */
  readonly took = { calm: [] as number[], trouble: [] as number[] };
  readonly #site: ServerFolder;
  readonly #server: RunningServer;
  readonly #other: HookReceiver;

  constructor(site: ServerFolder, server: RunningServer, other: HookReceiver) {
    this.#site = site;
    this.#server = server;
    this.#other = other;
  }

  /** @param measured with which of the times its own counts */
  async order(measured?: "calm" | "trouble"): Promise<void> {
    const id = `order-${this.orders.length}`;
    this.orders.push(id);
    const told = this.#other.once(id);
    const begin = performance.now();
    await this.#post("v1/track", {
      event: "Order Completed",
      messageId: id,
      userId: `user-${id}`,
      properties: { order_id: id, email: `${id}@tea.example`, total: 12, currency: "EUR" },
    });
    await Promise.race([told, sleep(30_000)]);
    if (measured) this.took[measured].push(performance.now() - begin);
  }

  async wait(seconds: number): Promise<void> {
    await this.#post("v1/development/clock", { advance: `${seconds}s` });
  }

  async #post(path: string, body: object): Promise<void> {
    const answer = await fetch(`${this.#server.base}/${path}`, {
      method: "POST",
      headers: {
        authorization: `Basic ${Buffer.from(`${this.#site.secret}:`).toString("base64")}`,
        "content-type": "application/json",
      },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  }
}

/** The mail server, which may be away. */
class Post {
  /** Addresses that mail was taken in for, in order, and its ids. */
  readonly taken: { readonly to: string; readonly id: string }[] = [];
  /** Letters that were taken in although the answer was lost. */
  unanswered = 0;
  readonly port: number;
  #sink: SmtpSink | undefined;
  #fault: Fault | undefined;

  constructor(sink: SmtpSink) {
    this.#sink = sink;
    this.port = sink.port;
  }

  async behave(fault?: Fault | "away"): Promise<void> {
    this.#collect();
    if (fault === "away") {
      await this.#sink?.close();
      this.#sink = undefined;
      return;
    }
    this.#sink ??= await smtpSink({ port: this.port });
    this.#fault = fault;
    this.#sink.behave(fault);
  }

  #collect(): void {
    for (const { to, raw } of this.#sink?.mails ?? []) {
      this.taken.push({ to: to[0]!, id: /^Message-ID: (.*)\r$/m.exec(raw)?.[1] ?? "" });
      if (this.#fault && "at" in this.#fault && this.#fault.at === "after-data") this.unanswered++;
    }
    this.#sink?.clear();
  }

  async close(): Promise<void> {
    await this.#sink?.close();
  }
}

function judge(
  { orders, took }: Shop,
  troubled: HookReceiver,
  other: HookReceiver,
  post: Post,
  asked: readonly number[],
) {
  const mailed = new Map<string, string[]>();
  for (const { to, id } of post.taken) mailed.set(to, [...(mailed.get(to) ?? []), id]);
  const lost = {
    webhooks: orders.filter((id) => !troubled.taken.has(id)).length,
    others: orders.filter((id) => !other.taken.has(id)).length,
    mails: orders.filter((id) => !mailed.has(`${id}@tea.example`)).length,
  };
  const twice = {
    webhooks: troubled.repeatedAfterAnswer + other.repeatedAfterAnswer,
    mails: post.taken.length - mailed.size - post.unanswered,
    otherIds: [...mailed.values()].filter((ids) => new Set(ids).size > 1).length,
  };
  const callsPerMinuteOpen = Math.max(...asked) / (HOUR / 60);
  const p95 = { calm: percentile(took.calm), trouble: percentile(took.trouble) };
  const ratio = p95.trouble / p95.calm;
  const problems = [
    ...Object.entries(lost).flatMap(([what, count]) =>
      count > 0 ? [`${count} ${what} lost`] : [],
    ),
    ...Object.entries(twice).flatMap(([what, count]) =>
      count > 0 ? [`${count} ${what} told twice although the answer was heard`] : [],
    ),
    ...(callsPerMinuteOpen > 1 ? [`${callsPerMinuteOpen} calls a minute of who fails`] : []),
    ...(ratio > 1.1 ? [`others take ${ratio.toFixed(2)} times as long`] : []),
  ];
  return {
    orders: orders.length,
    lost,
    twice,
    answersLost: { webhooks: troubled.unanswered, mails: post.unanswered },
    callsPerMinuteOpen,
    othersP95Ms: p95,
    othersRatio: ratio,
    problems,
  };
}

function percentile(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0;
}
