import { backOff, type Pause } from "./back-off.ts";
import type { ServerEvent } from "./sse.ts";
import { type Ended, readStream } from "./stream.ts";

/** What a live connection works with. */
export interface Wire {
  /** Asks for the stream of what comes after the last thing heard. */
  stream(signal: AbortSignal): Promise<Response>;
  /** Asks once for what is new; tells whether there was an answer. */
  poll(signal: AbortSignal): Promise<boolean>;
  hear(event: ServerEvent): void;
  /** Whether the server is heard. */
  live(live: boolean): void;
}

/** After so many streams without a word, it is asked again and again instead. */
const TRIES = 3;

/** How often it is asked: at first, and at last. */
const POLL_MS = 5_000;
const SLOWEST_POLL_MS = 30_000;

/** After so long, a stream is tried once more. */
const RETRY_STREAM_MS = 5 * 60_000;

/**
 * Keeps a page up to date until the signal: by a stream, which is resumed when it is lost; where none
 * comes through, by asking.
 *
 * @param streams whether a stream may be tried at all
 */
export async function keepLive(
  wire: Wire,
  { wait }: Pause,
  signal: AbortSignal,
  streams: boolean,
): Promise<void> {
  let failures = 0;
  let retry: number | undefined;
  while (!signal.aborted) {
    if (streams && failures < TRIES) {
      let heard = false;
      retry = undefined;
      const ended: Ended = await readStream(
        (given) => wire.stream(given),
        signal,
        (event) => {
          if (!heard) wire.live(true);
          heard = true;
          if (event.event === "bye")
            retry = (JSON.parse(event.data) as { retry?: number }).retry ?? 0;
          wire.hear(event);
        },
      );
      if (signal.aborted) return;
      if (ended === "refused") return wire.live(false);
      failures = heard ? 0 : ended === "busy" ? TRIES : failures + 1;
      if (heard || failures < TRIES) {
        if (retry === undefined) wire.live(false);
        await wait(retry === undefined ? backOff(failures) : retry + backOff(0), signal);
        continue;
      }
    }
    await ask(wire, wait, signal, streams ? RETRY_STREAM_MS : Infinity);
    failures = 0;
  }
}

async function ask(
  wire: Wire,
  wait: Pause["wait"],
  signal: AbortSignal,
  during: number,
): Promise<void> {
  let every = POLL_MS;
  for (let spent = 0; spent < during && !signal.aborted; spent += every) {
    const answered = await wire.poll(signal);
    if (signal.aborted) return;
    wire.live(answered);
    await wait(every, signal);
    every = Math.min(every * 1.2, SLOWEST_POLL_MS);
  }
}
