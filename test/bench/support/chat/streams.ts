import { once } from "node:events";
import { Agent, request } from "node:http";
import { connect, type Socket } from "node:net";

/** A stream of events, read as cheaply as can be: the machine is also the server's. */
export interface OpenStream {
  readonly socket: Socket;
}

/**
 * Opens a stream, and waits until it has begun.
 *
 * @param heard is given what comes, in whatever pieces; nothing: nobody reads it
 */
export async function openStream(
  url: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  heard: (text: string) => void = () => {},
): Promise<OpenStream> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.write(`GET ${path} HTTP/1.1\r\nhost: ${hostname}\r\n${lines.join("")}\r\n`);
  const [first] = (await once(socket, "data")) as [Buffer];
  const text = first.toString();
  if (!text.startsWith("HTTP/1.1 200")) {
    socket.destroy();
    throw new Error(`A stream was refused: ${text}`);
  }
  heard(text);
  socket.on("data", (piece: Buffer) => heard(piece.toString()));
  socket.on("error", () => {});
  return { socket };
}

/** Opens many, some at a time. */
export async function openStreams(
  count: number,
  open: (number: number) => Promise<OpenStream>,
): Promise<OpenStream[]> {
  const streams: OpenStream[] = [];
  let next = 0;
  const one = async (): Promise<void> => {
    while (next < count) streams.push(await open(next++));
  };
  await Promise.all(Array.from({ length: 50 }, one));
  return streams;
}

/** Sends JSON by connections that stay open. */
export class Sender {
  /** Whoever sends has a connection of their own: nobody waits for another's answer. */
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1_000 });
  readonly #url: URL;
  failed = 0;
  /** What the first request that failed was answered. */
  trouble = "";

  constructor(url: string) {
    this.#url = new URL(url);
  }

  post(path: string, headers: Readonly<Record<string, string>>, body: object): Promise<string> {
    return new Promise((resolve) => {
      const fail = (trouble: string): void => {
        this.failed++;
        this.trouble ||= trouble;
      };
      const { hostname, port } = this.#url;
      const asking = request(
        { hostname, port, path, method: "POST", agent: this.#agent },
        (response) => {
          let text = "";
          response.on("data", (piece: Buffer) => (text += piece.toString()));
          response.once("end", () => {
            if (response.statusCode !== 200) fail(`${response.statusCode} ${text}`);
            resolve(text);
          });
        },
      );
      asking.once("error", (error) => {
        fail(String(error));
        resolve("");
      });
      asking.setHeader("content-type", "application/json");
      for (const [name, value] of Object.entries(headers)) asking.setHeader(name, value);
      asking.end(JSON.stringify(body));
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}

/** Takes the times out of what a stream tells, and keeps how long each message was under way. */
export class Deliveries {
  readonly milliseconds: number[] = [];
  /** What was sent before is not counted. */
  from = Number.POSITIVE_INFINITY;

  /** @returns what hears one stream: pieces may part an event anywhere */
  listener(): (text: string) => void {
    let rest = "";
    return (text) => {
      rest += text;
      for (let end = rest.indexOf("\n\n"); end >= 0; end = rest.indexOf("\n\n")) {
        const block = rest.slice(0, end);
        rest = rest.slice(end + 2);
        const sent = /"text":"sent ([\d.]+)"/.exec(block)?.[1];
        if (sent !== undefined && Number(sent) >= this.from) {
          this.milliseconds.push(performance.now() - Number(sent));
        }
      }
    };
  }
}

/** Calls back so often a second, for so many seconds, whatever else happens. */
export async function atRate(
  perSecond: number,
  seconds: number,
  work: (number: number) => void,
): Promise<void> {
  const begun = performance.now();
  let done = 0;
  for (;;) {
    const passed = (performance.now() - begun) / 1_000;
    for (const due = Math.min(passed, seconds) * perSecond; done < due; done++) work(done);
    if (passed >= seconds) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
