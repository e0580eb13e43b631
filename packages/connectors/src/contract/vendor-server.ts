import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import type { FakeVendor, Received, Scripted } from "./fake-vendor.ts";

/** A request as a service's rules see it. */
export interface VendorRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
  /** Whether a text holds what the test has poisoned. */
  poisoned(text: string): boolean;
}

export interface VendorAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A service's published rules. */
export interface VendorRules {
  answer(request: VendorRequest): VendorAnswer;
  /** The body of an answer of this status that a script gives without one. */
  envelope(status: number): string;
}

/** Starts a real HTTP server on this machine that answers by rules, and otherwise by script. */
export async function startVendor(rules: VendorRules): Promise<FakeVendor> {
  const received: Received[] = [];
  const script: Scripted[] = [];
  const poisons: string[] = [];
  const poisoned = (text: string): boolean => poisons.some((poison) => text.includes(poison));

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = "", url: path = "", headers } = request;
    const body = await text(request);
    const place = received.length;
    const each: Received = {
      method,
      path,
      headers: headers as Received["headers"],
      body,
      at: Date.now(),
      status: undefined,
    };
    received.push(each);
    const next = script.shift();
    if (next && "reset" in next && next.reset === "before") {
      request.socket.destroy();
      return;
    }
    const url = new URL(path, "http://vendor");
    const answer: VendorAnswer =
      next && "status" in next
        ? { body: rules.envelope(next.status), ...next }
        : rules.answer({ method, url, headers, body, poisoned });
    if (next && "reset" in next) {
      request.socket.destroy();
      return;
    }
    if (next && "slow" in next) await sleep(next.slow);
    received[place] = { ...each, status: answer.status };
    response.writeHead(answer.status, { "content-type": "application/json", ...answer.headers });
    response.end(answer.body);
  };

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      response.destroy(error as Error);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received: () => received,
    answer: (...next) => void script.push(...next),
    poison: (text) => void poisons.push(text),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
