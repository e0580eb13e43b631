import type { IncomingMessage, ServerResponse } from "node:http";
import type { StagelightServer } from "./server.ts";

/**
 * Has requests for streams answered where nothing of them is held any longer than it takes to read them:
 * of ten thousand streams that go on for hours, each request would lie in memory as long.
 */
export function streamListener(server: Pick<StagelightServer, "fetch">) {
  const answer = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const address = incoming.socket.remoteAddress;
    const request = requestOf(incoming);
    if (!request) return void outgoing.writeHead(400).end();
    const response = await server.fetch(request, { address, outgoing });
    if (outgoing.headersSent || outgoing.destroyed) return;
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    outgoing.end(await response.text());
  };
  // Nobody waits for this promise: if it were refused, the process would end.
  return (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> =>
    answer(incoming, outgoing).catch(() => void outgoing.destroy());
}

/** Nothing where the address, or the host that it is at, is none. */
function requestOf({ url = "/", headers }: IncomingMessage): Request | undefined {
  const host = HOST.exec(headers.host ?? "")?.[0] ?? "localhost";
  const address = `http://${host}${url}`;
  if (!url.startsWith("/") || !URL.canParse(address)) return undefined;
  const all = new Headers();
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) all.set(name, Array.isArray(value) ? value.join(", ") : value);
  }
  return new Request(address, { headers: all });
}

/** What a host can be; what a header says otherwise is nobody's. */
const HOST = /^[\w.-]+(:\d{1,5})?$|^\[[\da-f:.]+\](:\d{1,5})?$/i;
