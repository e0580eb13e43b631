import { connect } from "node:net";
import type { Socket } from "node:net";
import { createHistogram, performance } from "node:perf_hooks";
import { writeIds } from "./requests.ts";
import type { RequestTemplate } from "./requests.ts";

export interface Drive {
  /** Origin of the server. */
  url: string;
  template: RequestTemplate;
  connections: number;
  seconds: number;
  /** Requests per second, sent when they are due; without it, as fast as answers come. */
  rate?: number;
  /** Where the ids of messages begin, so that no run repeats another's. */
  firstId: number;
}

/** What came of it. */
export interface Driven {
  answered: number;
  /** Answers other than 2xx, and connections that broke. */
  failed: number;
  perSecond: number;
  /** From the time when a request was due, so a server that stalls does not hide it. */
  p50Ms: number;
  p99Ms: number;
  nextId: number;
}

/**
 * Sends requests over kept-alive sockets, one at a time on each. It does less for a request than an
 * HTTP client would: on two cores, what the driver burns the server's threads lack.
 */
export async function drive(options: Drive): Promise<Driven> {
  const { template, rate, seconds } = options;
  const latency = createHistogram();
  const waiting: number[] = [];
  const idle: Line[] = [];
  let nextId = options.firstId;
  let answered = 0;
  let failed = 0;
  let underWay = 0;
  let over = false;
  let ended: () => void;
  const allAnswered = new Promise<void>((resolve) => (ended = resolve));

  const send = (line: Line, due: number): void => {
    writeIds(line.bytes, template.places, nextId);
    nextId += template.places.length;
    line.due = due;
    underWay++;
    line.socket.write(line.bytes);
  };
  const receive = (line: Line, chunk: Buffer): void => {
    // An answer of ours is far below a segment: its first bytes are the status line.
    if (chunk.toString("latin1", 0, 10) === "HTTP/1.1 2") answered++;
    else failed++;
    latency.record(Math.max(1, Math.round((performance.now() - line.due) * 1000)));
    underWay--;
    if (over) {
      if (underWay === 0) ended();
      return;
    }
    const due = rate === undefined ? performance.now() : waiting.shift();
    if (due === undefined) idle.push(line);
    else send(line, due);
  };

  const lines = await Promise.all(
    Array.from({ length: options.connections }, () => openLine(options.url, template)),
  );
  for (const line of lines) {
    line.socket.on("data", (chunk: Buffer) => receive(line, chunk));
    line.socket.on("error", () => failed++);
  }
  const started = performance.now();
  if (rate === undefined) for (const line of lines) send(line, performance.now());
  else idle.push(...lines);
  const pace = rate === undefined ? undefined : pacer(rate, idle, waiting, send);
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  const took = (performance.now() - started) / 1000;
  const perSecond = answered / took;
  over = true;
  clearInterval(pace);
  // Whatever was sent is answered, so that the ids tell how many events there are.
  if (underWay > 0) await allAnswered;
  for (const { socket } of lines) socket.destroy();
  return {
    answered,
    failed,
    perSecond,
    p50Ms: latency.percentile(50) / 1000,
    p99Ms: latency.percentile(99) / 1000,
    nextId,
  };
}

/** A connection, with bytes of its own: they are written anew only when they have been answered. */
interface Line {
  readonly socket: Socket;
  readonly bytes: Buffer;
  due: number;
}

async function openLine(url: string, template: RequestTemplate): Promise<Line> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  await new Promise((resolve, reject) => {
    socket.once("connect", resolve).once("error", reject);
  });
  return { socket, bytes: Buffer.from(template.bytes), due: 0 };
}

function pacer(
  rate: number,
  idle: Line[],
  waiting: number[],
  send: (line: Line, due: number) => void,
): NodeJS.Timeout {
  const started = performance.now();
  let sent = 0;
  return setInterval(() => {
    const until = ((performance.now() - started) * rate) / 1000;
    for (; sent < until; sent++) {
      const due = started + (sent * 1000) / rate;
      const line = idle.shift();
      if (line) send(line, due);
      else waiting.push(due);
    }
  }, 1);
}
