import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** How a receiver of webhooks is just now. */
export type Mood = "works" | "429" | "500" | "breaks off" | "takes and breaks off" | "hangs";

/** A receiver of webhooks that fails when it is told to. */
export interface HookReceiver {
  readonly url: string;
  mood: Mood;
  /** Message ids of events that it has taken in. */
  readonly taken: ReadonlySet<string>;
  readonly calls: number;
  /** Calls that it took in and did not answer. */
  readonly unanswered: number;
  /** Calls about what it had answered before. */
  readonly repeatedAfterAnswer: number;
  /** Resolves when an event is taken in. */
  once(messageId: string): Promise<void>;
  close(): Promise<void>;
}

export async function hookReceiver(): Promise<HookReceiver> {
  const taken = new Set<string>();
  const answered = new Set<string>();
  const waiting = new Map<string, () => void>();
  const count = { calls: 0, unanswered: 0, repeated: 0 };
  let mood: Mood = "works";
  const server = createServer((request, response) => void take(request, response));

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    count.calls++;
    const now = mood;
    let body = "";
    for await (const part of request) body += String(part);
    const { data } = JSON.parse(body) as { data: { event: { messageId: string } } };
    const { messageId } = data.event;
    if (answered.has(messageId)) count.repeated++;
    if (now === "works" || now === "takes and breaks off") {
      taken.add(messageId);
      waiting.get(messageId)?.();
    }
    if (now === "works") {
      answered.add(messageId);
      response.writeHead(204).end();
    } else if (now === "429") response.writeHead(429, { "retry-after": "120" }).end();
    else if (now === "500") response.writeHead(500).end();
    else if (now !== "hangs") {
      if (now === "takes and breaks off") count.unanswered++;
      request.socket.destroy();
    }
  }

  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`,
    get mood() {
      return mood;
    },
    set mood(next) {
      mood = next;
    },
    taken,
    get calls() {
      return count.calls;
    },
    get unanswered() {
      return count.unanswered;
    },
    get repeatedAfterAnswer() {
      return count.repeated;
    },
    once: (messageId) => new Promise((resolve) => waiting.set(messageId, resolve)),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
