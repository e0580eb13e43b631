/** What time it is. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls back whenever the clock was put forward; what waits for a time looks again. */
  onAdvance(listener: () => void): void;
}

/** A clock that can be put forward. */
export interface DevelopmentClock extends Clock {
  /** @param milliseconds at least 0 */
  advance(milliseconds: number): void;
}

/** The machine's clock. */
export const systemClock: Clock = { now: Date.now, onAdvance: () => {} };

/** The machine's clock, and how far it was put forward: on somebody's own machine, weeks pass quickly. */
export function developmentClock(): DevelopmentClock {
  let ahead = 0;
  const listeners: (() => void)[] = [];
  return {
    now: () => Date.now() + ahead,
    onAdvance: (listener) => void listeners.push(listener),
    advance(milliseconds) {
      ahead += milliseconds;
      for (const listener of listeners) listener();
    },
  };
}

/** Whether a clock can be put forward. */
export function canAdvance(clock: Clock): clock is DevelopmentClock {
  return "advance" in clock;
}
