import { randomUUID } from "node:crypto";
import { createHmac } from "node:crypto";
import { once } from "node:events";
import type { ChatConversationAnswer, ChatStreamEvents } from "@stagelight/core/endpoints";
import { BASE, SECRET, SITE, type TestServer } from "../http/test-server.ts";
import { newVisitorSecret } from "../keys/visitor-secret.ts";

/** What a call was answered. */
export interface Answered<Body = any> {
  readonly status: number;
  readonly body: Body;
  readonly headers: Headers;
}

/** For tests: somebody who uses the chat. */
export class TestVisitor {
  /** What is shown in `Authorization`. */
  readonly shown: string;
  readonly address: string;
  readonly #server: Pick<TestServer["server"], "fetch">;

  constructor(
    { server }: Pick<TestServer, "server">,
    shown = newVisitorSecret(),
    address = anAddress(),
  ) {
    this.#server = server;
    this.shown = shown;
    this.address = address;
  }

  async call(method: string, path: string, body?: object, more: object = {}): Promise<Answered> {
    const response = await this.#fetch(method, path, body, more);
    const text = await response.text();
    return {
      status: response.status,
      body: text === "" ? undefined : JSON.parse(text),
      headers: response.headers,
    };
  }

  get(path: string): Promise<Answered> {
    return this.call("GET", path);
  }

  post(path: string, body: object = {}): Promise<Answered> {
    return this.call("POST", path, body);
  }

  /** Begins a conversation. */
  async start(text = "Hello", more: object = {}): Promise<ChatConversationAnswer> {
    const { status, body } = await this.post("conversations", { id: randomUUID(), text, ...more });
    if (status > 201) throw new Error(`It was answered ${status}: ${JSON.stringify(body)}`);
    return body as ChatConversationAnswer;
  }

  send(conversation: string, text: string, id: string = randomUUID()): Promise<Answered> {
    return this.post(`conversations/${conversation}/messages`, { id, text });
  }

  /** Opens a stream; of one that is refused the answer. */
  async stream(more: { readonly after?: number } = {}): Promise<TestStream> {
    const headers = more.after === undefined ? {} : { "last-event-id": String(more.after) };
    return new TestStream(await this.#fetch("GET", "stream", undefined, headers));
  }

  #fetch(method: string, path: string, body?: object, headers: object = {}): Promise<Response> {
    const request = new Request(`${BASE}/v1/chat/${path}`, {
      method,
      headers: {
        "content-type": "application/json",
        authorization: `Bearer ${this.shown}`,
        ...headers,
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    return this.#server.fetch(request, { address: this.address });
  }
}

let addresses = 0;

/** For tests: an address that nobody else has. */
export function anAddress(): string {
  const number = ++addresses;
  return `10.${number >> 16}.${(number >> 8) & 255}.${number & 255}`;
}

/** For tests: an identity token of the site's own server. */
export function identityToken(sub: string, more: object = {}): string {
  const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const now = Math.floor(Date.now() / 1_000);
  const claims = { aud: SITE, sub, iat: now, exp: now + 300, ...more };
  const body = `${encoded({ alg: "HS256", typ: "JWT" })}.${encoded(claims)}`;
  return `${body}.${createHmac("sha256", SECRET).update(body).digest("base64url")}`;
}

/** An event as a stream has told it. */
export type TestEvent = {
  [Name in keyof ChatStreamEvents]: {
    readonly name: Name;
    readonly data: ChatStreamEvents[Name];
    readonly id: string | undefined;
  };
}[keyof ChatStreamEvents];

/** For tests: a stream that is read. */
export class TestStream {
  readonly response: Response;
  readonly events: TestEvent[] = [];
  /** Signs of life. */
  comments = 0;
  readonly ended: Promise<void>;
  readonly #reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  readonly #heard = new EventTarget();

  constructor(response: Response) {
    this.response = response;
    this.#reader = response.ok ? response.body?.getReader() : undefined;
    this.ended = this.#read();
  }

  /** All events of a name so far, and at least so many: waits for them. */
  async heard<Name extends keyof ChatStreamEvents>(
    name: Name,
    atLeast = 1,
  ): Promise<ChatStreamEvents[Name][]> {
    for (;;) {
      const found = this.events.filter((each) => each.name === name);
      if (found.length >= atLeast) return found.map(({ data }) => data as never);
      await once(this.#heard, "event");
    }
  }

  /** Waits for an event. */
  async heardOf(fits: (event: TestEvent) => boolean): Promise<void> {
    while (!this.events.some(fits)) await once(this.#heard, "event");
  }

  close(): Promise<void> {
    return this.#reader?.cancel() ?? Promise.resolve();
  }

  async #read(): Promise<void> {
    const decoder = new TextDecoder();
    let text = "";
    try {
      for (;;) {
        const { done, value } = (await this.#reader?.read()) ?? { done: true, value: undefined };
        if (done) break;
        text += decoder.decode(value, { stream: true });
        const blocks = text.split("\n\n");
        text = blocks.pop()!;
        for (const block of blocks) this.#take(block);
        this.#heard.dispatchEvent(new Event("event"));
      }
    } catch {
      // It was cut off: what was heard before counts.
    }
  }

  #take(block: string): void {
    const fields = Object.fromEntries(
      block.split("\n").map((line) => {
        const at = line.indexOf(":");
        return [line.slice(0, at), line.slice(at + 2)];
      }),
    ) as { event?: string; data?: string; id?: string };
    if (fields.event === undefined) this.comments++;
    else {
      const { event: name, data = "", id } = fields;
      this.events.push({ name, data: JSON.parse(data), id } as TestEvent);
    }
  }
}
