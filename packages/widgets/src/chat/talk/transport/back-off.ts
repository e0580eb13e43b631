/** The longest that is waited, in milliseconds. */
const LONGEST_MS = 30_000;

/**
 * How long to wait after so many failures in a row, in milliseconds. Half of it is left to chance: those
 * whom one server has lost do not all come back at once.
 */
export function backOff(failures: number, chance = Math.random()): number {
  const most = Math.min(LONGEST_MS, 500 * 2 ** Math.min(failures, 10));
  return Math.round(most * (0.5 + chance / 2));
}

/** Waits, or less where it is given up or woken. */
export interface Pause {
  wait(ms: number, signal: AbortSignal): Promise<void>;
  wake(): void;
}

/** Makes one. */
export function pause(): Pause {
  const sleepers = new Set<() => void>();
  return {
    wait: (ms, signal) =>
      new Promise((resolve) => {
        const done = () => {
          clearTimeout(timer);
          sleepers.delete(done);
          signal.removeEventListener("abort", done);
          resolve();
        };
        const timer = setTimeout(done, ms);
        sleepers.add(done);
        signal.addEventListener("abort", done);
        if (signal.aborted) done();
      }),
    wake: () => sleepers.forEach((done) => done()),
  };
}
