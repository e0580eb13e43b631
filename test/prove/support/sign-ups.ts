import type { RunningServer, ServerFolder } from "../../kit/stagelight-server.ts";
import type { Challenge } from "./solve.ts";
import { between } from "./random.ts";

/** A mailbox, in one of the ways in which people and programs write its address. */
export interface Spelling {
  /** Number of the mailbox. */
  readonly mailbox: number;
  readonly address: string;
}

/** Providers that ignore what stands behind a plus sign; Gmail ignores dots, too. */
const PROVIDERS = ["gmail.com", "outlook.com", "proton.me"];

/** An address of a mailbox, spelled at random. */
export function spelled(mailbox: number, next: () => number): Spelling {
  const name = `somebody${mailbox}`;
  const provider = PROVIDERS[mailbox % PROVIDERS.length]!;
  const gmail = provider === "gmail.com";
  const dots = gmail && next() < 0.5 ? name.replace("body", ".bo.dy") : name;
  const tag = next() < 0.5 ? `+tea${between(next, 1, 9_999)}` : "";
  const host = gmail && next() < 0.2 ? "googlemail.com" : provider;
  const address = `${dots}${tag}@${host}`;
  return { mailbox, address: next() < 0.3 ? address.toUpperCase() : address };
}

/** What the server has answered. */
export interface Answer {
  readonly status: number;
  readonly code: string | undefined;
  readonly challenge: Challenge | undefined;
  /** Of a page that asks to wait. */
  readonly ticket: string | undefined;
}

/** What is sent beside the address. */
export interface More {
  readonly trap?: string;
  readonly began?: number;
  readonly proof?: object;
}

/** Whoever signs people up, from many sources behind one proxy. */
export class Caller {
  /** Answers of all calls, by status and code. */
  readonly answers: Record<string, number> = {};
  /** The mailboxes that a form was taken for. */
  readonly taken = new Set<number>();
  /** Every address that was sent, in small letters, and its mailbox. */
  readonly mailboxes = new Map<string, number>();
  sent = 0;
  readonly #server: RunningServer;
  readonly #authorization: string;

  constructor(server: RunningServer, { secret }: ServerFolder) {
    this.#server = server;
    this.#authorization = `Basic ${Buffer.from(`${secret}:`).toString("base64")}`;
  }

  /** By code: a widget, or a program. */
  async json(source: number, spelling: Spelling, more: More = {}): Promise<Answer> {
    return this.#form(spelling, more, {
      headers: { "content-type": "application/json", "x-forwarded-for": ip(source) },
      body: JSON.stringify({ email: spelling.address, locale: "en", began: 5_000, ...more }),
    });
  }

  /** By a browser without code. */
  async plain(source: number, spelling: Spelling, ticket?: string): Promise<Answer> {
    const proof = ticket !== undefined && { proof: ticket };
    const fields = { email: spelling.address, locale: "en", ...proof };
    return this.#form(
      spelling,
      {},
      {
        headers: { "x-forwarded-for": ip(source) },
        body: new URLSearchParams(fields),
      },
    );
  }

  /** By the site's own backend. */
  async backend(spelling: Spelling): Promise<Answer> {
    return this.#form(
      spelling,
      {},
      {
        headers: { "content-type": "application/json", authorization: this.#authorization },
        body: JSON.stringify({ email: spelling.address, locale: "en" }),
      },
    );
  }

  /** Asks for the mail once more, as the site's own backend. */
  async resend({ address, mailbox }: Spelling): Promise<Answer> {
    this.mailboxes.set(address.toLowerCase(), mailbox);
    return this.post("v1/newsletter/resend", {
      headers: { "content-type": "application/json", authorization: this.#authorization },
      body: JSON.stringify({ email: address, locale: "en" }),
    });
  }

  async #form(spelling: Spelling, { trap }: More, init: RequestInit): Promise<Answer> {
    this.sent++;
    this.mailboxes.set(spelling.address.toLowerCase(), spelling.mailbox);
    const answer = await this.post("v1/newsletter", init);
    const { status } = answer;
    if ((status === 202 || status === 200) && !trap) this.taken.add(spelling.mailbox);
    return answer;
  }

  async post(path: string, init: RequestInit): Promise<Answer> {
    return this.call(path, { method: "POST", ...init });
  }

  async call(path: string, init: RequestInit): Promise<Answer> {
    const answer = await fetch(`${this.#server.base}/${path}`, init);
    const text = await answer.text();
    const problem = text.startsWith("{")
      ? (JSON.parse(text) as { code?: string; challenge?: Challenge })
      : {};
    const name = problem.code ? `${answer.status} ${problem.code}` : String(answer.status);
    this.answers[name] = (this.answers[name] ?? 0) + 1;
    return {
      status: answer.status,
      code: problem.code,
      challenge: problem.challenge,
      ticket: /name="proof" value="([^"]+)"/.exec(text)?.[1],
    };
  }

  /** Puts the server's clock forward. */
  async wait(time: string): Promise<void> {
    await this.post("v1/development/clock", {
      headers: { "content-type": "application/json", authorization: this.#authorization },
      body: JSON.stringify({ advance: time }),
    });
  }

  /** The server's figures, by their names with labels. */
  async metrics(): Promise<Record<string, number>> {
    const answer = await fetch(`${this.#server.base}/metrics`, {
      headers: { authorization: this.#authorization },
    });
    const lines = (await answer.text()).split("\n");
    return Object.fromEntries(
      lines.flatMap((line) => {
        const [, name, value] = /^stagelight_(\S+) (\S+)$/.exec(line) ?? [];
        return name === undefined ? [] : [[name, Number(value)]];
      }),
    );
  }
}

/** The address that the proxy names. */
export function ip(source: number): string {
  return `198.18.${source >> 8}.${source & 255}`;
}

/** Does work, so much of it at once. */
export async function inParallel<Item>(
  items: Iterable<Item>,
  atOnce: number,
  work: (item: Item) => Promise<unknown>,
): Promise<void> {
  const queue = items[Symbol.iterator]();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let each = queue.next(); !each.done; each = queue.next()) await work(each.value);
    }),
  );
}
