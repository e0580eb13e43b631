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

/** After so many streams that were opened and said nothing, it is asked again and again instead. */
const TRIES = 3;

/** So often a server that is away is looked for every few seconds, before it is every half a minute. */
const SOON = 15;

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
  let silent = 0;
  let retry: number | undefined;
  while (!signal.aborted) {
    if (streams && silent < TRIES) {
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
      failures = heard ? 0 : failures + 1;
      if (heard) silent = 0;
      else if (ended === "busy") silent = TRIES;
      else if (ended === "lost") silent++;
      // Is it the server that is away, or is it the stream alone that something does not let through?
      else if (failures >= TRIES) silent = (await wire.poll(signal)) ? silent + 1 : 0;
      if (signal.aborted) return;
      if (silent < TRIES) {
        if (retry === undefined) wire.live(false);
        const pace = failures > SOON ? failures - SOON + 3 : Math.min(failures, 3);
        await wait(retry === undefined ? backOff(pace) : retry + backOff(0), signal);
        continue;
      }
    }
    await ask(wire, wait, signal, streams ? RETRY_STREAM_MS : Infinity);
    failures = silent = 0;
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
