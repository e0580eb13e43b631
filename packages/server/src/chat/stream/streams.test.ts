import { createServer, type Server, type ServerResponse } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { afterEach, describe, expect, it, vi } from "vitest";
import { intoBody, intoNode, streamed, streamingOf } from "../../http/streamed.ts";
import { SSE_HEADERS } from "./sse.ts";
import { openStreams, type Stream, type Streams } from "./streams.ts";

let streams: Streams;
let server: Server;
let socket: Socket;
/** What would have ended the process. */
const fatal: unknown[] = [];
const note = (error: unknown): void => void fatal.push(error);

afterEach(async () => {
  process.off("uncaughtException", note);
  socket.destroy();
  streams.close();
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
});

/** Who writes the answer. */
type Host = (answer: Response, outgoing: ServerResponse) => void | Promise<void>;

const itself: Host = (answer, outgoing) => intoNode(answer, streamingOf(answer)!, outgoing);

/** As Astro's adapter does it: all that can be read, whether it is taken or not. */
const astro: Host = async (answer, outgoing) => {
  const { body, headers } = intoBody(answer, streamingOf(answer)!, outgoing);
  outgoing.writeHead(200, Object.fromEntries(headers));
  const reader = body!.getReader();
  outgoing.on("close", () => void reader.cancel());
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    outgoing.write(value);
  }
  outgoing.end();
};

const HOSTS = [
  ["the server itself", itself],
  ["a site's adapter", astro],
] as const;

/** A stream of somebody who takes nothing of it. */
async function unread(
  host: Host,
  parts = 24,
): Promise<{ readonly stream: Stream; readonly closed: () => boolean }> {
  process.on("uncaughtException", note);
  streams = openStreams();
  let closed = false;
  let stream: Stream | undefined;
  server = createServer((_, outgoing) => {
    const answer = streamed(SSE_HEADERS, (sink) => {
      const open = streams.reserve({ of: "team", own: "member a", network: undefined });
      stream = open(sink, () => (closed = true));
    });
    void host(answer, outgoing);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  socket = connect((server.address() as AddressInfo).port, "127.0.0.1").pause();
  socket.write("GET / HTTP/1.1\r\nhost: localhost\r\n\r\n");
  await vi.waitFor(() => expect(stream).toBeDefined());
  // What the network holds back on the way is not much of this.
  for (let part = 0; part < parts; part++) stream!.write("x".repeat(128 * 1024));
  return { stream: stream!, closed: () => closed };
}

describe.each(HOSTS)("written by %s", (_, host) => {
  it("says nothing more to whom it has said farewell, however slowly they read", async () => {
    const { stream } = await unread(host);
    stream.bye(0);
    stream.tell("decision", { kind: "review" });
    stream.write(":\n\n");
    stream.bye(0);
    await new Promise((turn) => setImmediate(turn));
    expect(fatal).toEqual([]);
  });

  it("lets those go who do not take its farewell", async () => {
    const { stream, closed } = await unread(host);
    expect(streams.count).toBe(1);
    stream.bye(0);
    await vi.waitFor(() => expect(closed()).toBe(true), { timeout: 8_000, interval: 100 });
    expect(streams.count).toBe(0);
    await vi.waitFor(async () => expect(await connections()).toBe(0), { timeout: 8_000 });
  }, 15_000);

  it("cuts off who takes nothing, before much waits for them", async () => {
    const { stream } = await unread(host, 0);
    for (let part = 0; part < 200 && streams.count > 0; part++) {
      stream.write("x".repeat(128 * 1024));
      await new Promise((turn) => setImmediate(turn));
    }
    expect(streams.count).toBe(0);
    expect(fatal).toEqual([]);
  });
});

/** Connections that are open. */
function connections(): Promise<number> {
  return new Promise((resolve) => server.getConnections((_, count) => resolve(count)));
}
