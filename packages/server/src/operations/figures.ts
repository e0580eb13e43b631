import { monitorEventLoopDelay } from "node:perf_hooks";

/** Figures about the process. */
export interface Figures {
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** How late the event loop was since the last call, in seconds. */
  eventLoopDelay(): { readonly median: number; readonly p99: number; readonly max: number };
  close(): void;
}

/** Milliseconds between two looks at the event loop. */
const RESOLUTION = 10;

/** Begins to watch the event loop. */
export function openFigures(): Figures {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION });
  delay.enable();
  // What is measured is the time between two looks.
  const late = (nanoseconds: number): number =>
    Math.max(0, (Number.isFinite(nanoseconds) ? nanoseconds / 1e6 : 0) - RESOLUTION) / 1_000;
  return {
    startedAt: Date.now(),
    eventLoopDelay() {
      const told = {
        median: late(delay.percentile(50)),
        p99: late(delay.percentile(99)),
        max: late(delay.max),
      };
      delay.reset();
      return told;
    },
    close: () => void delay.disable(),
  };
}
