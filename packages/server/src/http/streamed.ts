import type { ServerResponse } from "node:http";

/** Where a stream is written to. */
export interface Sink {
  write(text: string): void;
  /** Bytes that were written and that nobody has taken yet. */
  readonly waiting: number;
  /** Ends it once what was written is taken. */
  end(): void;
  /** Ends it at once. */
  cut(): void;
  /** Calls back once when it is over, whoever has ended it. */
  onClose(listener: () => void): void;
}

/** Writes a stream, from when it is given where to. */
export type Streaming = (sink: Sink) => void;

/** Responses whose body is written as things happen. */
const STREAMING = new WeakMap<Response, Streaming>();

/** An answer that goes on: its body is written by `streaming`. */
export function streamed(headers: Record<string, string>, streaming: Streaming): Response {
  const response = new Response(null, { headers });
  STREAMING.set(response, streaming);
  return response;
}

/** What writes the body of an answer; nothing where it has one already. */
export function streamingOf(response: Response): Streaming | undefined {
  return STREAMING.get(response);
}

/** Writes such an answer to where Node wants it: ten thousand bodies of streams would be much to hold. */
export function intoNode(
  { status, headers }: Response,
  streaming: Streaming,
  outgoing: ServerResponse,
): void {
  outgoing.writeHead(status, Object.fromEntries(headers));
  outgoing.flushHeaders();
  streaming(new NodeSink(outgoing));
}

/** Few words of memory: there are many. */
class NodeSink implements Sink {
  readonly #outgoing: ServerResponse;

  constructor(outgoing: ServerResponse) {
    this.#outgoing = outgoing;
  }

  write(text: string): void {
    this.#outgoing.write(text);
  }

  get waiting(): number {
    return this.#outgoing.writableLength;
  }

  end(): void {
    this.#outgoing.end();
  }

  cut(): void {
    this.#outgoing.destroy();
  }

  onClose(listener: () => void): void {
    this.#outgoing.once("close", listener);
  }
}

/**
 * The same answer with a body that can be read, for hosts that write answers themselves.
 *
 * @param writtenTo where the host writes it, if that is known: hosts read on however little is taken
 */
export function intoBody(
  { status, headers }: Response,
  streaming: Streaming,
  writtenTo?: ServerResponse,
): Response {
  const encoder = new TextEncoder();
  let closed = (): void => {};
  let ended = false;
  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const end = (finish: () => void): void => {
          if (ended) return;
          ended = true;
          finish();
          closed();
        };
        streaming({
          write(text) {
            if (!ended) controller.enqueue(encoder.encode(text));
          },
          get waiting() {
            const unread = ended ? 0 : -(controller.desiredSize ?? 0);
            return unread + (writtenTo?.writableLength ?? 0);
          },
          end: () => end(() => controller.close()),
          cut() {
            // The host sees that, and reads no more.
            if (writtenTo) writtenTo.destroy();
            else end(() => controller.error(new Error("The stream was cut off.")));
          },
          onClose: (listener) => (closed = listener),
        });
        // Who has gone before the host has begun to write is not told of by reading.
        const gone = (): void => end(() => controller.close());
        if (writtenTo?.destroyed) gone();
        else writtenTo?.once("close", gone);
      },
      cancel() {
        ended = true;
        closed();
      },
    },
    new ByteLengthQueuingStrategy({ highWaterMark: 0 }),
  );
  return new Response(body, { status, headers });
}
