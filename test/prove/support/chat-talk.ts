import { randomBytes, randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { ChatConversationAnswer } from "@stagelight/core/endpoints";
import { ChatListener } from "./chat-listener.ts";

/** Milliseconds after which something that was not answered is sent again; and after which it is given up. */
const AGAIN = 150;
const PATIENCE = 60_000;

/** Two sides that talk. */
export interface TalkOptions {
  /** Where the server's routes begin. */
  readonly base: string;
  /** Network of the visitor, as a proxy tells it. */
  readonly address: string;
  /** What shows who of the team answers. */
  readonly team: Readonly<Record<string, string>>;
  /** Messages of each side, and milliseconds between two of them. */
  readonly messages: number;
  readonly pace: number;
}

/** A conversation: a visitor with a stream of their own, and somebody of the team who answers. */
export class Talk {
  /** Texts as each side has sent them, in order. */
  readonly said: { readonly visitor: string[]; readonly agent: string[] } = {
    visitor: [],
    agent: [],
  };
  id = "";
  /** How often something was sent again. */
  again = 0;
  readonly listener: ChatListener;
  readonly #options: TalkOptions;
  readonly #visitor: Record<string, string>;

  constructor(options: TalkOptions) {
    this.#options = options;
    this.#visitor = {
      authorization: `Bearer ${randomBytes(32).toString("base64url")}`,
      "x-forwarded-for": options.address,
    };
    this.listener = new ChatListener({
      stream: `${options.base}/v1/chat/stream`,
      headers: this.#visitor,
      ask: (seq) =>
        this.id ? `${options.base}/v1/chat/conversations/${this.id}?after=${seq}` : undefined,
    });
  }

  /** Has both sides say all that they have to say; each goes on once it was acknowledged. */
  async play(): Promise<void> {
    const { messages, pace } = this.#options;
    const id = randomUUID();
    const text = `visitor 0 ${id}`;
    const began = await this.#post("/v1/chat/conversations", this.#visitor, {
      id,
      text,
      locale: "en",
    });
    this.id = ((await began.json()) as ChatConversationAnswer).conversation.id;
    this.said.visitor.push(text);
    const say = async (side: "visitor" | "agent", from: number): Promise<void> => {
      for (let number = from; number < messages; number++) {
        await sleep(pace * (0.5 + Math.random()));
        const own = randomUUID();
        const said = `${side} ${number} ${own}`;
        await this.#say(side, { id: own, text: said });
        this.said[side].push(said);
      }
    };
    await Promise.all([say("visitor", 1), say("agent", 0)]);
  }

  async #say(side: "visitor" | "agent", body: object): Promise<void> {
    const { team } = this.#options;
    if (side === "visitor") {
      await this.#post(`/v1/chat/conversations/${this.id}/messages`, this.#visitor, body);
    } else {
      await this.#post(`/dashboard/api/conversations/${this.id}/messages`, team, body);
    }
  }

  /** Sends until it is acknowledged, always by the same id. */
  async #post(path: string, headers: Record<string, string>, body: object): Promise<Response> {
    const until = performance.now() + PATIENCE;
    for (;;) {
      let why: string;
      try {
        const answer = await fetch(this.#options.base + path, {
          method: "POST",
          headers: { ...headers, "content-type": "application/json" },
          body: JSON.stringify(body),
          signal: AbortSignal.timeout(10_000),
        });
        if (answer.ok) return answer;
        why = `${answer.status} ${await answer.text()}`;
        const refused = answer.status < 500 && answer.status !== 429;
        if (refused) throw new TypeError(`${path}: ${why}`);
        const after = Number(answer.headers.get("retry-after") ?? 0) * 1_000;
        await sleep(Math.min(after, 5_000));
      } catch (error) {
        if (error instanceof TypeError && error.message.startsWith(path)) throw error;
        why = String(error);
      }
      if (performance.now() > until) throw new Error(`${path} was never taken: ${why}`);
      this.again++;
      await sleep(AGAIN * (0.5 + Math.random()));
    }
  }
}
