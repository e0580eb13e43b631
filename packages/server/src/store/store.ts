import type { ModelTable } from "@stagelight/core";
import type { Kysely } from "kysely";
import type { LogEntry } from "../log/log.ts";
import type { CommandInput, CommandName, CommandOutput } from "./commands.ts";
import { Link } from "./link.ts";
import { kindOf, openDatabase } from "./open.ts";
import type { DatabaseKind } from "./database.ts";
import { migrate } from "./migrate.ts";
import { adoptLog } from "./postgres/adopt.ts";
import { connectPostgres } from "./postgres/connect.ts";
import { checkAtStart } from "./sqlite/check.ts";
import { sqlitePath } from "./sqlite/connect.ts";
import { sqliteReader, startReaderEarly } from "./sqlite/reader.ts";
import type { StoreErrorCode } from "./store-error.ts";
import type { Tables } from "./tables.ts";
import { NO_PLAN, type Plan } from "../outbox/plan.ts";
import { startStoreEarly } from "./thread/early.ts";
import type { ProjectedTold } from "./thread/protocol.ts";

/** What the server keeps, seen from the main thread. */
export interface Store {
  readonly kind: DatabaseKind;
  /** Reads only. What is written is written by {@link Store.run}. */
  readonly read: Kysely<Tables>;
  /**
   * Appends events to the log. They are durable when this resolves.
   *
   * @throws StoreError; then nothing was appended, unless the connection broke in between
   */
  append(entries: readonly LogEntry[]): Promise<void>;
  /** Runs a command where the database is written. */
  run<Name extends CommandName>(
    name: Name,
    input: CommandInput<Name>,
  ): Promise<CommandOutput<Name>>;
  status(): StoreStatus;
  close(): Promise<void>;
}

/** How the store is. */
export interface StoreStatus {
  /** Events that wait to be appended. */
  readonly waiting: number;
  /** Events that were projected since the start, and how late the last batch was (milliseconds). */
  readonly projected: number;
  readonly lag: number;
  /** What keeps it from storing or projecting just now. */
  readonly trouble: StoreErrorCode | undefined;
  readonly replaying: { readonly rows: number; readonly total: number } | undefined;
}

/** What the store tells, for logs and figures. */
export interface StoreListener {
  projected?(batch: ProjectedTold): void;
  trouble?(code: StoreErrorCode, message: string): void;
  /** Nothing is in trouble any more. */
  recovered?(): void;
  skipped?(messageId: string, message: string): void;
  replaying?(done: { readonly rows: number; readonly total: number }): void;
}

/** What a store is opened with. */
export interface StoreOptions {
  /** `file:…` or `postgres://…`. */
  readonly address: string;
  readonly table: ModelTable;
  /** What jobs follow from events. Default: none. */
  readonly plan?: Plan;
  readonly listener?: StoreListener;
}

/**
 * Opens the store: brings the schema up to date, starts its threads.
 *
 * @throws StagelightError `database-corrupt`, `database-newer`
 */
export async function openStore({
  address,
  table,
  plan = NO_PLAN,
  listener = {},
}: StoreOptions): Promise<Store> {
  const kind = kindOf(address);
  startStoreEarly();
  if (kind === "sqlite") {
    startReaderEarly();
    checkAtStart(sqlitePath(address));
  }
  const database = openDatabase(address);
  try {
    await migrate(database);
    if (kind === "postgres") await adoptLog(database.db);
  } finally {
    await database.close();
  }
  const link = new Link({ address, table, plan }, listener);
  const reader = kind === "postgres" ? connectPostgres(address) : sqliteReader(sqlitePath(address));
  await link.ready;
  return {
    kind,
    read: reader.db,
    append: (entries) => link.append(entries),
    run: (name, input) => link.ask({ ask: "run", name, input }) as Promise<never>,
    status: () => link.status(),
    async close() {
      await link.close();
      await reader.close();
    },
  };
}
