import type { Clock } from "../operations/clock.ts";
import type { Logger } from "../operations/log.ts";
import type { Store } from "../store/store.ts";
import type { Handler } from "./handler.ts";

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
  /** Ends: what is under way has a moment to end, and is done again later where it did not. */
  close(): Promise<void>;
}

/** What an outbox works with. */
export interface OutboxOptions {
  readonly store: Store;
  readonly handlers: readonly Handler[];
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Begins to do the jobs that are due. */
export function openOutbox(_options: OutboxOptions): Outbox {
  return { wake: () => {}, idle: async () => {}, close: async () => {} };
}
