import type { ModelTable } from "@stagelight/core";
import type { Kysely } from "kysely";
import type { Worker } from "node:worker_threads";
import type { LogEntry } from "../log/log.ts";
import type { CommandInput, CommandName, CommandOutput } from "./commands.ts";
import { kindOf, openDatabase } from "./open.ts";
import type { DatabaseKind } from "./database.ts";
import { migrate } from "./migrate.ts";
import { connectPostgres } from "./postgres/connect.ts";
import { sqlitePath } from "./sqlite/connect.ts";
import { sqliteReader } from "./sqlite/reader.ts";
import { StoreError, storeError } from "./store-error.ts";
import type { Tables } from "./tables.ts";
import type { Asked, ProjectedTold, ThreadData, Told } from "./thread/protocol.ts";
import { startThread } from "./thread/start.ts";

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
  /** What keeps it from working just now. */
  readonly trouble: string | undefined;
  readonly replaying: { readonly rows: number; readonly total: number } | undefined;
}

/** What the store tells, for logs and figures. */
export interface StoreListener {
  projected?(batch: ProjectedTold): void;
  trouble?(message: string): void;
  skipped?(messageId: string, message: string): void;
  replaying?(done: { readonly rows: number; readonly total: number }): void;
}

/** What a store is opened with. */
export interface StoreOptions {
  /** `file:…` or `postgres://…`. */
  readonly address: string;
  readonly table: ModelTable;
  readonly listener?: StoreListener;
}

/** The most events, and characters of them, that may wait; a bound is what makes overload harmless. */
const MOST_WAITING = 20_000;
const MOST_CHARACTERS = 64_000_000;
/** The most events of one commit. */
const MOST_AT_ONCE = 5_000;

/** Milliseconds until a thread that died is started again. */
const REVIVE = 500;

/** Opens the store: brings the schema up to date, starts its threads. */
export async function openStore({ address, table, listener = {} }: StoreOptions): Promise<Store> {
  const kind = kindOf(address);
  const database = openDatabase(address);
  try {
    await migrate(database);
  } finally {
    await database.close();
  }
  const link = new Link({ address, table }, listener);
  await link.ready;
  const reader = kind === "postgres" ? connectPostgres(address) : sqliteReader(sqlitePath(address));
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

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

interface WaitingAppend extends Waiting {
  readonly entries: readonly LogEntry[];
}

/** An {@link Asked} without its number. */
type Question = Asked extends infer Each ? (Each extends Asked ? Omit<Each, "id"> : never) : never;

/** The main thread's end of the store thread. */
class Link {
  readonly #data: ThreadData;
  readonly #listener: StoreListener;
  readonly #waiting = new Map<number, Waiting>();
  readonly ready: Promise<void>;
  #thread!: Worker;
  #asked = 0;
  #queue: WaitingAppend[] = [];
  #queued = 0;
  #characters = 0;
  #appending = false;
  #closing = false;
  #projected = 0;
  #lag = 0;
  #trouble: string | undefined;
  #replaying: StoreStatus["replaying"];

  constructor(data: ThreadData, listener: StoreListener) {
    this.#data = data;
    this.#listener = listener;
    this.ready = this.#start();
  }

  #start(): Promise<void> {
    return new Promise((resolve, reject) => {
      const thread = startThread(new URL(import.meta.url), "./thread/thread", this.#data);
      this.#thread = thread;
      thread.on("message", (told: Told) => {
        if (told.tell === "ready") resolve();
        else this.#hear(told);
      });
      thread.on("error", (error) => {
        reject(error);
        this.#died(String(error));
      });
      thread.on("exit", () => {
        if (this.#thread === thread) this.#died("The store thread has ended.");
      });
    });
  }

  /** What was asked is not known to be done; whoever asked asks again. */
  #died(message: string): void {
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    this.#appending = false;
    for (const each of waiting) each.reject(new StoreError("storage-unavailable", message));
    if (this.#closing) return;
    this.#complain(message);
    setTimeout(() => {
      if (!this.#closing)
        this.#start().then(
          () => this.#next(),
          () => {},
        );
    }, REVIVE);
  }

  #hear(told: Exclude<Told, { tell: "ready" }>): void {
    const listener = this.#listener;
    switch (told.tell) {
      case "done":
      case "failed": {
        const waiting = this.#waiting.get(told.id);
        this.#waiting.delete(told.id);
        if (told.tell === "done") waiting?.resolve(told.value);
        else waiting?.reject(storeError(told.failure));
        break;
      }
      case "projected":
        this.#projected += told.rows;
        this.#lag = told.lag;
        this.#trouble = undefined;
        listener.projected?.(told);
        break;
      case "trouble":
        this.#complain(told.failure.message);
        break;
      case "skipped":
        listener.skipped?.(told.messageId, told.failure.message);
        break;
      case "replaying":
        this.#replaying =
          told.rows < told.total ? { rows: told.rows, total: told.total } : undefined;
        listener.replaying?.(told);
    }
  }

  #complain(message: string): void {
    if (this.#trouble !== message) this.#listener.trouble?.(message);
    this.#trouble = message;
  }

  ask(question: Question): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const id = ++this.#asked;
      this.#waiting.set(id, { resolve, reject });
      this.#thread.postMessage({ ...question, id });
    });
  }

  append(entries: readonly LogEntry[]): Promise<void> {
    const characters = entries.reduce((sum, { body }) => sum + body.length, 0);
    if (
      this.#closing ||
      this.#queued + entries.length > MOST_WAITING ||
      this.#characters + characters > MOST_CHARACTERS
    ) {
      return Promise.reject(new StoreError("overloaded", "Too many events wait to be stored."));
    }
    return new Promise((resolve, reject) => {
      this.#queue.push({ entries, resolve: resolve as () => void, reject });
      this.#queued += entries.length;
      this.#characters += characters;
      // Whatever comes in the same turn of the event loop shares the commit.
      if (this.#queue.length === 1 && !this.#appending) setImmediate(() => this.#next());
    });
  }

  /** What has waited while one commit ran shares the next. */
  #next(): void {
    if (this.#appending || this.#queue.length === 0) return;
    const taken: WaitingAppend[] = [];
    let count = 0;
    while (this.#queue[taken.length] && count < MOST_AT_ONCE) {
      const each = this.#queue[taken.length]!;
      count += each.entries.length;
      taken.push(each);
    }
    this.#queue = this.#queue.slice(taken.length);
    this.#appending = true;
    const entries = taken.flatMap((each) => each.entries);
    const settle = (tell: (each: WaitingAppend) => void): void => {
      this.#appending = false;
      this.#queued -= count;
      for (const { body } of entries) this.#characters -= body.length;
      for (const each of taken) tell(each);
      this.#next();
    };
    this.ask({ ask: "append", entries }).then(
      () => settle((each) => each.resolve(undefined)),
      (error: Error) => settle((each) => each.reject(error)),
    );
  }

  status(): StoreStatus {
    return {
      waiting: this.#queued,
      projected: this.#projected,
      lag: this.#lag,
      trouble: this.#trouble,
      replaying: this.#replaying,
    };
  }

  async close(): Promise<void> {
    if (this.#closing) return;
    // What was taken in is still appended.
    while (this.#queued > 0) await new Promise((resolve) => setTimeout(resolve, 5));
    this.#closing = true;
    await this.ask({ ask: "close" });
    await this.#thread.terminate();
  }
}
