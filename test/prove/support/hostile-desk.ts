import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";

/** Milliseconds for which it is waited that something has come. */
const PATIENCE = 30_000;

/** Somebody of the team, by HTTP, in the session of a browser. */
export class HostileDesk {
  readonly #base: string;
  readonly #headers: Record<string, string>;

  constructor(base: string, cookies: readonly { readonly name: string; readonly value: string }[]) {
    this.#base = base;
    this.#headers = {
      cookie: cookies.map(({ name, value }) => `${name}=${value}`).join("; "),
      "sec-fetch-site": "same-origin",
      "content-type": "application/json",
    };
  }

  /** Answers, so that what was written is quoted and mailed. */
  async answerAll(conversations: readonly string[]): Promise<void> {
    for (const conversation of conversations) {
      const body = { id: randomUUID(), text: "Let me look." };
      await this.#call(`dashboard/api/conversations/${conversation}/messages`, body);
    }
  }

  /** Ids of people, once as many are known. */
  async people(least: number): Promise<string[]> {
    const until = performance.now() + PATIENCE;
    for (;;) {
      const found: string[] = [];
      let before: string | undefined;
      do {
        const query = before === undefined ? "" : `?before=${encodeURIComponent(before)}`;
        const answer = (await this.#call(`dashboard/api/people${query}`)) as {
          people: { id: string }[];
          next?: string;
        };
        found.push(...answer.people.map(({ id }) => id));
        before = answer.next;
      } while (before !== undefined && found.length < 200);
      if (found.length >= least) return found;
      if (performance.now() > until) throw new Error(`${found.length} people of ${least}`);
      await sleep(100);
    }
  }

  /** The mails that follow within an hour, as they are sent. */
  async mails(): Promise<{ readonly path: string; readonly html: string }[]> {
    for (const step of ["1m", "10m", "1h"]) {
      await this.#call("v1/development/clock", { advance: step });
    }
    const list = await (await fetch(`${this.#base}/mailbox`)).text();
    const ids = new Set([...list.matchAll(/mailbox\/mail\/([\w-]+)/g)].map(([, id]) => id!));
    return Promise.all(
      [...ids].map(async (id) => {
        const path = `/mailbox/mail/${id}/html`;
        return { path, html: await (await fetch(this.#base + path)).text() };
      }),
    );
  }

  async #call(path: string, body?: object): Promise<unknown> {
    const answer = await fetch(`${this.#base}/${path}`, {
      method: body ? "POST" : "GET",
      headers: this.#headers,
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  }
}
