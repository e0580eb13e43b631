import type { IncomingMessage, ServerResponse } from "node:http";
import type { StagelightServer } from "./server.ts";

/**
 * Has requests for streams answered where nothing of them is held any longer than it takes to read them:
 * of ten thousand streams that go on for hours, each request would lie in memory as long.
 */
export function streamListener(server: Pick<StagelightServer, "fetch">) {
  return async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const address = incoming.socket.remoteAddress;
    const response = await server.fetch(requestOf(incoming), { address, outgoing });
    if (outgoing.headersSent || outgoing.destroyed) return;
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    outgoing.end(await response.text());
  };
}

function requestOf({ url = "/", headers }: IncomingMessage): Request {
  const all = new Headers();
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) all.set(name, Array.isArray(value) ? value.join(", ") : value);
  }
  return new Request(new URL(url, `http://${HOST.exec(headers.host ?? "")?.[0] ?? "localhost"}`), {
    headers: all,
  });
}

/** What a host can be; what a header says otherwise is nobody's. */
const HOST = /^[\w.-]+(:\d{1,5})?$|^\[[\da-f:.]+\](:\d{1,5})?$/i;
