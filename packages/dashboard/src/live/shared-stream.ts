import { ApiProblem } from "../app/api.ts";
import { BASE } from "../app/base.ts";
import type { StreamEvent } from "./event-parser.ts";
import { readStream } from "./read-stream.ts";
import { waitAfter } from "./wait.ts";

/** Whether the stream is open; `ended`: nobody is signed in any more. */
export type LiveState = "connecting" | "live" | "lost" | "ended";

/** What one tab tells the others. */
type Told =
  | { readonly kind: "event"; readonly event: StreamEvent }
  | { readonly kind: "state"; readonly state: LiveState }
  | { readonly kind: "asks" };

interface Listener {
  readonly onEvent: (event: StreamEvent) => void;
  readonly onState: (state: LiveState) => void;
}

/** An origin can have several dashboards. */
const NAME = `stagelight:dashboard-stream:${BASE}`;

/**
 * One stream for all tabs of a browser: a browser has six connections to a server at most, and a
 * stream takes one for as long as it lives. The tab that holds the lock reads, and tells the others.
 *
 * @returns ends the part of this tab in it
 */
export function openSharedStream({ onEvent, onState }: Listener): () => void {
  const ended = new AbortController();
  const { signal } = ended;
  const channel = new BroadcastChannel(NAME);
  let leads = false;
  let state: LiveState = "connecting";
  let position: string | undefined;

  const hear = (event: StreamEvent): void => {
    if (event.id !== undefined) position = event.id;
    onEvent(event);
  };
  const turn = (to: LiveState): void => {
    state = to;
    onState(to);
  };
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has none
  const tell = (told: Told): void => channel.postMessage(told);
  channel.addEventListener("message", ({ data }: MessageEvent<Told>) => {
    if (data.kind === "asks" && leads) tell({ kind: "state", state });
    if (data.kind === "event" && !leads) hear(data.event);
    if (data.kind === "state" && !leads) turn(data.state);
  });
  tell({ kind: "asks" });

  const lead = async (): Promise<void> => {
    leads = true;
    let failures = 0;
    while (!signal.aborted) {
      let wait: number | undefined;
      try {
        await readStream({
          after: position,
          signal,
          onEvent: (event) => {
            if (event.name === "bye") wait = (event.data as { retry?: number }).retry;
            if (event.name === "hello") {
              failures = 0;
              const hello = event.data as { position: number; resumed: boolean };
              if (!hello.resumed) position = `${hello.position}`;
              turn("live");
              tell({ kind: "state", state: "live" });
            }
            hear(event);
            tell({ kind: "event", event });
          },
        });
      } catch (problem) {
        if (signal.aborted) return;
        if (problem instanceof ApiProblem && problem.code === "sign-in-needed") {
          turn("ended");
          tell({ kind: "state", state: "ended" });
          return;
        }
        if (problem instanceof ApiProblem && problem.retryAfter) wait = problem.retryAfter * 1000;
      }
      if (signal.aborted) return;
      turn("lost");
      tell({ kind: "state", state: "lost" });
      await pause(Math.max(wait ?? 0, waitAfter(failures, Math.random())), signal);
      failures += 1;
    }
  };
  navigator.locks.request(NAME, { signal }, lead).catch(() => undefined);
  return () => {
    ended.abort();
    channel.close();
  };
}

/** Waits; a browser that comes back to its network does not wait any longer. */
function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      window.removeEventListener("online", done);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    window.addEventListener("online", done);
    signal.addEventListener("abort", done);
  });
}
