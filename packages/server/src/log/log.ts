import type { Transaction } from "kysely";
import type { Tables } from "../store/tables.ts";

/** Who vouches for an event. The numbers are stored. */
export const TRUST = {
  /** Sent with the publishable key: a hint. */
  hint: 0,
  /** Sent with the secret key or a valid signature. */
  verified: 1,
  /** Verified, but its message was counted for the hint already. */
  verifiedOnly: 2,
} as const;

/** One of {@link TRUST}. */
export type Trust = (typeof TRUST)[keyof typeof TRUST];

/** An event as it is appended. */
export interface LogEntry {
  /** Milliseconds since 1970. */
  readonly receivedAt: number;
  readonly trust: Trust;
  /** The event as JSON, complete with its `messageId`. */
  readonly body: string;
}

/** An event as it stands in the log. */
export interface LogRow extends LogEntry {
  readonly id: number;
  /** Where to read on after it. */
  readonly position: Position;
}

/** A place in the log, told by the log and understood by it alone. Empty: the beginning. */
export type Position = string;

/**
 * The append-only log: the one place that a distributed log would take. The order in which rows are
 * read is the order that counts; it never changes, and nothing is ever read before a row that comes
 * after it.
 */
export interface Log {
  /**
   * Appends entries in their order, all or none. They are durable when this resolves.
   *
   * @param on a transaction that they are to be part of; then they are durable with it
   */
  append(entries: readonly LogEntry[], on?: Transaction<Tables>): Promise<void>;
  /** The rows after a position, in order. */
  read(after: Position, limit: number): Promise<LogRow[]>;
  /** Below 0 when a position comes before another, 0 when they are the same. */
  compare(one: Position, other: Position): number;
  /** Takes out single rows: what says again what was said before. */
  remove(on: Transaction<Tables>, positions: readonly Position[]): Promise<void>;
  /** Changes who vouches for single rows. */
  retrust(on: Transaction<Tables>, positions: readonly Position[], trust: Trust): Promise<void>;
  /** Puts other events in place of single ones, by their places: what had to be taken out of them. */
  rewrite(
    on: Transaction<Tables>,
    bodies: readonly (readonly [position: Position, body: string])[],
  ): Promise<void>;
  /** Deletes the rows up to a position, and tells how many there were. */
  deleteUntil(position: Position): Promise<number>;
}
