import { randomBytes, randomUUID } from "node:crypto";
import type { HostileText } from "./hostile-texts.ts";

/** What a visitor has to know of a site. */
export interface HostileTo {
  /** Where the server's routes begin. */
  readonly base: string;
  /** Origin of the site. */
  readonly origin: string;
  readonly publishableKey: string;
}

/** One pixel. */
const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABpfZFQAAAAABJRU5ErkJggg==",
  "base64",
);

/**
 * A visitor who writes a hostile text into whatever a visitor can write into. What is refused is told: a
 * place that takes no such text shows none.
 */
export class HostileVisitor {
  /** Places that took it, and places that did not. */
  readonly taken: string[] = [];
  readonly refused: string[] = [];
  conversation = "";
  readonly #to: HostileTo;
  readonly #text: string;
  readonly #number: number;
  readonly #secret = randomBytes(32).toString("base64url");

  constructor(to: HostileTo, { text, number }: HostileText) {
    this.#to = to;
    this.#text = text;
    this.#number = number;
  }

  get email(): string {
    return `visitor-${this.#number}@tea.example`;
  }

  async writeEverywhere(): Promise<void> {
    await this.#chat();
    await this.#review();
    await this.#events();
    await this.#post("survey", "/v1/surveys/recommend", {
      answers: { nps: 3, why: this.#text },
      began: 5_000,
      idempotency: randomUUID(),
      page: this.#page,
    });
    await this.#post("unanswered", "/v1/chat/unanswered", { question: this.#text, locale: "en" });
  }

  /** The page of a plain form that was filled in wrongly: what was written stands in it again. */
  async plainPages(): Promise<{ readonly path: string; readonly html: string }[]> {
    const forms: [string, Record<string, string>][] = [
      ["/chat", { text: this.#text, email: this.#text, "fields.order": this.#text, locale: "en" }],
      ["/surveys/recommend", { why: this.#text, nps: this.#text, locale: this.#text }],
      ["/v1/newsletter", { email: this.#text, name: this.#text }],
    ];
    return Promise.all(
      forms.map(async ([path, fields]) => {
        const answer = await fetch(this.#to.base + path, {
          method: "POST",
          headers: { ...this.#from, accept: "text/html", origin: this.#to.origin },
          body: new URLSearchParams(fields),
        });
        return { path, html: await answer.text() };
      }),
    );
  }

  async #chat(): Promise<void> {
    const text = this.#text;
    const own = { authorization: `Bearer ${this.#secret}` };
    const name = await this.#file(own);
    const [line = ""] = text.split(/[\p{Cc}]/u);
    const began = await this.#post(
      "chat",
      "/v1/chat/conversations",
      {
        id: randomUUID(),
        text,
        name: line.slice(0, 100),
        email: this.email,
        fields: { order: line },
        page: this.#page,
        referrer: this.#page,
        locale: "en",
        attributes: { plan: line.slice(0, 200), [line.slice(0, 60)]: line.slice(0, 200) },
        line: line.slice(0, 100),
        answers: [{ question: text, answer: text, source: { title: line, url: this.#page } }],
        person: true,
        ...(name !== undefined && { attachments: [name] }),
      },
      own,
    );
    this.conversation =
      (began as { conversation?: { id: string } } | undefined)?.conversation?.id ?? "";
    const path = `/v1/chat/conversations/${this.conversation}`;
    await this.#post("message", `${path}/messages`, { id: randomUUID(), text }, own);
    await this.#post("attributes", "/v1/chat/attributes", { attributes: { seen: line } }, own);
    await this.#post("rating", `${path}/rating`, { score: 1, text }, own);
  }

  async #file(own: Record<string, string>): Promise<string | undefined> {
    const answer = await fetch(`${this.#to.base}/v1/chat/attachments`, {
      method: "POST",
      headers: {
        ...this.#from,
        ...own,
        origin: this.#to.origin,
        "content-type": "image/png",
        "x-file-name": encodeURIComponent(`${this.#text}.png`),
      },
      body: PNG,
    });
    this.#note("file name", answer.ok, answer.status);
    if (!answer.ok) return undefined;
    return ((await answer.json()) as { attachment: { id: string } }).attachment.id;
  }

  async #review(): Promise<void> {
    await this.#post("review", "/v1/reviews", {
      kind: "stars",
      product: "sejak",
      score: 1,
      text: this.#text,
      author: this.#text.split(/[\p{Cc}]/u)[0]!.slice(0, 60),
      email: this.email,
      began: 5_000,
      idempotency: randomUUID(),
      page: this.#page,
    });
  }

  /** What a page's script tells. */
  async #events(): Promise<void> {
    const text = this.#text;
    const anonymousId = `hostile-${this.#number}`;
    const context = {
      page: { url: this.#page, title: text, referrer: this.#page },
      userAgent: text,
    };
    const batch = [
      {
        type: "identify",
        userId: `user-${this.#number}`,
        traits: { email: this.email, name: text, [text.slice(0, 50)]: text },
      },
      { type: "page", name: text, properties: { url: this.#page, title: text, path: text } },
      { type: "track", event: text.slice(0, 100), properties: { [text.slice(0, 50)]: text } },
      { type: "track", event: "Order Completed", properties: { order_id: text, total: 1 } },
    ].map((event) => ({
      anonymousId,
      messageId: randomUUID(),
      timestamp: new Date().toISOString(),
      context,
      ...event,
    }));
    const body = { batch, writeKey: this.#to.publishableKey };
    // What calls itself so is no browser, and is not believed.
    await this.#post("events", "/v1/batch", body, { "user-agent": "Mozilla/5.0 (X11) Chrome/150" });
  }

  get #page(): string {
    return `${this.#to.origin}/${this.#text}?q=${this.#text}#${this.#text}`;
  }

  /** Each from a network of their own. */
  get #from(): Record<string, string> {
    const printable = this.#text.replaceAll(/[^\x20-\x7e]/g, "");
    return { "x-forwarded-for": `203.0.113.${this.#number + 1}`, "user-agent": printable };
  }

  async #post(
    place: string,
    path: string,
    body: object,
    headers: Record<string, string> = {},
  ): Promise<unknown> {
    const answer = await fetch(this.#to.base + path, {
      method: "POST",
      headers: {
        ...this.#from,
        ...headers,
        origin: this.#to.origin,
        "content-type": "application/json",
      },
      body: JSON.stringify(body),
    });
    const told: unknown = await answer.json();
    this.#note(place, answer.ok, `${answer.status} ${JSON.stringify(told).slice(0, 300)}`);
    return answer.ok ? told : undefined;
  }

  #note(place: string, ok: boolean, why: unknown): void {
    if (ok) this.taken.push(place);
    else this.refused.push(`${place} of ${this.#number}: ${String(why)}`);
  }
}
