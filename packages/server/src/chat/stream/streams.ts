import type { ChatStreamEvents, InboxStreamEvents } from "@stagelight/core/endpoints";
import { limitKey } from "../../http/client-address.ts";
import type { Sink } from "../../http/streamed.ts";
import { RequestProblem } from "../../http/problem.ts";
import { SSE_COMMENT, sseEvent } from "./sse.ts";

/** Streams of one holder or member, of one network, and in all. */
export const MOST_STREAMS = { own: 3, network: 20, all: 20_000 };

/** Seconds after which who was refused may come again. */
const COME_AGAIN = 5;

/** Milliseconds between two signs of life of a stream, and from one turn, in which some get theirs, to the next. */
const PING = 25_000;
const TURN = 250;

/** Bytes that may wait for somebody who reads slowly: then it is over, and they resume. The team is told more. */
const MOST_WAITING = { visitor: 256 * 1024, team: 4 * 1024 * 1024 };

/** Milliseconds in which a farewell is to be taken; who does not is cut off. */
const FAREWELL = 3_000;

/** Milliseconds after which browsers come back when the server goes down; not all of them at once. */
const COME_BACK = 1_000;

/** What streams of visitors and of the team tell. */
type Told = Omit<ChatStreamEvents, "entry"> & Omit<InboxStreamEvents, "entry">;

/** One open stream. */
export class Stream {
  readonly #sink: Sink;
  readonly of: StreamCaller["of"];
  /** Asked at each sign of life. */
  readonly stands: (() => Promise<boolean>) | undefined;
  /** After its farewell nothing is said any more: what still comes would be an error of the process. */
  #over = false;

  constructor(sink: Sink, { of, stands }: Pick<StreamCaller, "of" | "stands">) {
    this.#sink = sink;
    this.of = of;
    this.stands = stands;
  }

  write(text: string): void {
    if (this.#over) return;
    this.#sink.write(text);
    if (this.#sink.waiting > MOST_WAITING[this.of]) this.#sink.cut();
  }

  tell<Name extends keyof Told>(name: Name, data: Told[Name]): void {
    this.write(sseEvent(name, data));
  }

  /** Ends it, and says when to come back. */
  bye(retry: number): void {
    if (this.#over) return;
    this.write(sseEvent("bye", { retry }));
    this.#over = true;
    this.#sink.end();
    setTimeout(() => this.#sink.cut(), FAREWELL).unref();
  }
}

/** Who opens a stream. */
export interface StreamCaller {
  readonly of: keyof typeof MOST_WAITING;
  /** Whose it is: as many of one as {@link MOST_STREAMS} says. */
  readonly own: string;
  /** Nothing: they are known, and not counted by where they are. */
  readonly network: string | undefined;
  /** Whether who opened it may still read it. */
  readonly stands?: () => Promise<boolean>;
}

/** The open streams: how many, who holds them, and signs of life for all. */
export interface Streams {
  /**
   * Takes a place for a stream.
   *
   * @returns what opens it there; not called, the place is free again after a moment
   * @throws RequestProblem `too-many-requests`
   */
  reserve(caller: StreamCaller): (sink: Sink, closed: () => void) => Stream;
  readonly count: number;
  /** Ends those of the team whose sessions have ended: they need not live until their next sign of life. */
  endSignedOut(): void;
  /** How often one was refused, by what was full. */
  readonly refused: Readonly<Record<keyof typeof MOST_STREAMS, number>>;
  /** Bids farewell to all, and takes no new ones. */
  close(): void;
}

export function openStreams(): Streams {
  const open = new Set<Stream>();
  const held = new Map<string, number>();
  const refused = { own: 0, network: 0, all: 0 };
  let closed = false;
  const full = (what: keyof typeof MOST_STREAMS): never => {
    refused[what]++;
    throw new RequestProblem("too-many-requests", { retryAfter: COME_AGAIN });
  };
  const hold = (key: string, by: 1 | -1): void => {
    const count = (held.get(key) ?? 0) + by;
    if (count > 0) held.set(key, count);
    else held.delete(key);
  };
  let round = open.values();
  // Some at a time: ten thousand at once would keep everything else waiting.
  const ping = (): void => {
    for (let due = Math.ceil((open.size * TURN) / PING); due > 0; due--) {
      const { value, done } = round.next();
      if (done) {
        round = open.values();
        return;
      }
      void live(value);
    }
  };
  const live = async (stream: Stream): Promise<void> => {
    if (!stream.stands || (await stream.stands().catch(() => true))) stream.write(SSE_COMMENT);
    else stream.bye(0);
  };
  const timer = setInterval(ping, TURN);
  timer.unref();
  return {
    reserve({ of, own, network: from, stands }) {
      if (closed) throw new RequestProblem("shutting-down");
      const owned = `own ${own}`;
      const network = from === undefined ? undefined : `network ${limitKey(from)}`;
      const keys = network === undefined ? [owned] : [owned, network];
      if (open.size >= MOST_STREAMS.all) full("all");
      if ((held.get(owned) ?? 0) >= MOST_STREAMS.own) full("own");
      if (network !== undefined && (held.get(network) ?? 0) >= MOST_STREAMS.network) {
        full("network");
      }
      const stood = stands ? { of, stands } : { of };
      return (sink, over) => {
        const stream = new Stream(sink, stood);
        open.add(stream);
        for (const key of keys) hold(key, 1);
        sink.onClose(() => {
          if (!open.delete(stream)) return;
          for (const key of keys) hold(key, -1);
          over();
        });
        return stream;
      };
    },
    get count() {
      return open.size;
    },
    endSignedOut() {
      for (const stream of open) if (stream.of === "team") void live(stream);
    },
    refused,
    close() {
      closed = true;
      clearInterval(timer);
      for (const stream of open) stream.bye(COME_BACK + Math.floor(Math.random() * COME_BACK));
    },
  };
}
