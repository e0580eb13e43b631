import type { LifecycleEvent } from "../lifecycle/advance.ts";

/** An event of a simulated visitor. */
export interface SimulatedEvent extends LifecycleEvent {
  /** Of a page view: path with query, such as `/compare/?utm_medium=email`. */
  readonly address?: string;
  /** Of a page view: the page that the visitor came from. */
  readonly referrer?: string;
}

/** Somebody who comes to the site. */
export interface SimulatedVisitor {
  /** Unique in a simulation. */
  readonly name: string;
  /** Language of the pages they read. Default: `"en"`. */
  readonly locale?: string;
  /** In the order of their times. */
  readonly events: readonly SimulatedEvent[];
}

/** The time that a simulation plays in, in milliseconds since 1970. */
export interface Period {
  readonly start: number;
  readonly end: number;
}

/** Milliseconds in a day. */
export const DAY = 86_400_000;
