import type { Kysely, Transaction } from "kysely";
import type { Log } from "../log/log.ts";
import type { Tables } from "./tables.ts";

export type DatabaseKind = "sqlite" | "postgres";

/** A connection that may write. One interface for both databases; the contract suite runs on both. */
export interface Database {
  readonly kind: DatabaseKind;
  readonly db: Kysely<Tables>;
  readonly log: Log;
  /** Many rows at once, which a query builder is too slow for. */
  readonly bulk: Bulk;
  /**
   * A transaction whose commit need not be on disk when this resolves: for what follows from the log
   * and would be made again from there. It is never half there, and never there before what it
   * follows from.
   */
  derived<T>(work: (step: Transaction<Tables>) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Names of the tables that have a column. */
type TablesWith<C extends string> = {
  [T in keyof Tables]: C extends keyof Tables[T] ? T : never;
}[keyof Tables];

/** Reads and writes many rows by few statements. */
export interface Bulk {
  /**
   * Inserts rows; a row whose key is there already is replaced.
   *
   * @param key the columns of the primary key; none where the database makes it
   */
  put(
    on: Transaction<Tables>,
    table: keyof Tables,
    columns: readonly string[],
    key: readonly string[],
    rows: readonly (readonly Value[])[],
  ): Promise<void>;
  /** Inserts rows; a row that has a key of another one is left out. */
  add(
    on: Transaction<Tables>,
    table: keyof Tables,
    columns: readonly string[],
    rows: readonly (readonly Value[])[],
  ): Promise<void>;
  /** The rows whose column has one of the values. */
  pick<Row>(
    on: Kysely<Tables>,
    table: TablesWith<"id"> | TablesWith<"hash"> | TablesWith<"value"> | TablesWith<"profile_id">,
    column: string,
    values: readonly (string | number)[],
  ): Promise<Row[]>;
  /**
   * Gives rows to other profiles, by pairs of a value of the column and the profile's id. By visitor
   * only those rows that belong to no profile yet.
   */
  reassign(
    on: Transaction<Tables>,
    table: TablesWith<"profile_id">,
    column: "profile_id" | "visitor_id",
    owners: readonly (readonly [value: string, profile: string])[],
  ): Promise<void>;
  /** Deletes the rows whose column has one of the values. */
  remove(
    on: Transaction<Tables>,
    table: keyof Tables,
    column: string,
    values: readonly (string | number)[],
  ): Promise<void>;
}

/** What a column can hold. */
export type Value = string | number | null;
