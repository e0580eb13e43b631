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
  streaming({
    write: (text) => void outgoing.write(text),
    get waiting() {
      return outgoing.writableLength;
    },
    end: () => void outgoing.end(),
    cut: () => void outgoing.destroy(),
    onClose: (listener) => void outgoing.once("close", listener),
  });
}

/** The same answer with a body that can be read, for hosts that know nothing of Node. */
export function intoBody({ status, headers }: Response, streaming: Streaming): Response {
  const encoder = new TextEncoder();
  let over = (): void => {};
  let waiting = 0;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      let ended = false;
      const end = (finish: () => void): void => {
        if (ended) return;
        ended = true;
        finish();
        over();
      };
      streaming({
        write(text) {
          if (ended) return;
          controller.enqueue(encoder.encode(text));
          waiting = -(controller.desiredSize ?? 0);
        },
        get waiting() {
          return Math.max(0, -(controller.desiredSize ?? 0), waiting);
        },
        end: () => end(() => controller.close()),
        cut: () => end(() => controller.error(new Error("The stream was cut off."))),
        onClose: (listener) => (over = listener),
      });
    },
    cancel: () => over(),
  });
  return new Response(body, { status, headers });
}
