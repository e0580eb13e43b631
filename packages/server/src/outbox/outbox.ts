import type { Clock } from "../operations/clock.ts";
import type { Logger } from "../operations/log.ts";
import type { Store } from "../store/store.ts";
import type { Handler } from "./handler.ts";
import { Lane, type LaneFigures } from "./lane.ts";

/** Milliseconds for which closing waits for calls under way; ending the server may take ten seconds. */
const PATIENCE = 3_000;

/** Milliseconds until it asks the database again whether it may begin. */
const RETRY = 1_000;

/** What does the jobs, from the start of the server to its end. */
export interface Outbox {
  /** There may be something to do. */
  wake(): void;
  /**
   * Resolves once nothing is due and nothing is under way.
   *
   * @param patience milliseconds after which it resolves in any case
   */
  idle(patience?: number): Promise<void>;
  /** What became of jobs since the start, by endpoint. */
  status(): Readonly<Record<string, Readonly<LaneFigures>>>;
  /** Ends: what is under way has a moment to end, and is done again later where it did not. */
  close(): Promise<void>;
}

/** What an outbox works with. */
export interface OutboxOptions {
  readonly store: Pick<Store, "run">;
  readonly handlers: readonly Handler[];
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Begins to do the jobs that are due. */
export function openOutbox({ store, handlers, clock, logger }: OutboxOptions): Outbox {
  let closing: Promise<void> | undefined;
  const waiting = new Set<() => void>();
  const wake = (): void => {
    for (const lane of lanes) lane.wake();
  };
  const ready = handlers.length > 0 ? begin(store, () => closing !== undefined) : Promise.resolve();
  const changed = (what: "made" | "resting"): void => {
    if (what === "made") wake();
    for (const look of waiting) look();
  };
  const lanes: Lane[] = handlers.map(
    (handler) => new Lane(handler, { store, clock, logger, ready, changed }),
  );
  clock.onAdvance(wake);
  return {
    wake,
    idle: (patience = Infinity) =>
      new Promise((resolve) => {
        const timer = patience < Infinity ? setTimeout(() => end(), patience) : undefined;
        const end = (): void => {
          clearTimeout(timer);
          waiting.delete(look);
          resolve();
        };
        const look = (): void => {
          if (lanes.every((lane) => lane.resting)) end();
        };
        waiting.add(look);
        look();
      }),
    status: () =>
      Object.fromEntries(lanes.map(({ handler, figures }) => [handler.endpoint, figures])),
    close: () =>
      (closing ??= Promise.all(lanes.map((lane) => lane.close(PATIENCE))).then(() => undefined)),
  };
}

/** What a process that was killed had in its hands is free again. */
async function begin(store: Pick<Store, "run">, closed: () => boolean): Promise<void> {
  while (!closed()) {
    try {
      await store.run("releaseJobs", {});
      return;
    } catch {
      // The store tells of trouble with the database by itself.
      await new Promise((resolve) => setTimeout(resolve, RETRY));
    }
  }
}
