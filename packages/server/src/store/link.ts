import type { Worker } from "node:worker_threads";
import type { LogEntry } from "../log/log.ts";
import type { StoreListener, StoreStatus } from "./store.ts";
import { StoreError, type StoreErrorCode, storeError } from "./store-error.ts";
import type { Asked, ThreadData, Told } from "./thread/protocol.ts";
import { kindOf } from "./open.ts";
import { startThread } from "./thread/start.ts";

/** The most events, and characters of them, that may wait; a bound is what makes overload harmless. */
const MOST_WAITING = 20_000;
const MOST_CHARACTERS = 64_000_000;
/** The most events of one commit. */
const MOST_AT_ONCE = 5_000;

/**
 * Milliseconds from one commit to the next while little waits: each costs both threads as much as
 * several events, and who comes alone is not kept waiting.
 */
const PACE = 3;
const LITTLE = 64;

/** PostgreSQL's commits wait for a network and a disk, and two of them wait together. */
const COMMITS = 2;

/** Milliseconds until a thread that died is started again, and between two tries to write. */
const REVIVE = 500;
const RETRY = 1_000;

/** Milliseconds for which closing waits until what was taken in is stored. */
const PATIENCE = 8_000;

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

interface WaitingAppend extends Waiting {
  readonly entries: readonly LogEntry[];
}

/** An {@link Asked} without its number. */
type Question = Asked extends infer Each ? (Each extends Asked ? Omit<Each, "id"> : never) : never;

/** What may be in trouble, each for itself. */
type Part = "thread" | "appending" | "projecting";

/** The main thread's end of the store thread. */
export class Link {
  readonly #data: ThreadData;
  readonly #atOnce: number;
  readonly #listener: StoreListener;
  readonly #waiting = new Map<number, Waiting>();
  readonly #troubles = new Map<Part, StoreErrorCode>();
  readonly ready: Promise<void>;
  #thread: Worker | undefined;
  #asked = 0;
  #queue: WaitingAppend[] = [];
  #queued = 0;
  #characters = 0;
  /** Commits under way. */
  #appending = 0;
  #begun = 0;
  #paced = false;
  #trying = false;
  #closing = false;
  #projected = 0;
  #lag = 0;
  #replaying: StoreStatus["replaying"];

  constructor(data: ThreadData, listener: StoreListener) {
    this.#data = data;
    this.#atOnce = kindOf(data.address) === "postgres" ? COMMITS : 1;
    this.#listener = listener;
    this.ready = this.#start();
  }

  #start(): Promise<void> {
    return new Promise((resolve, reject) => {
      const thread = startThread(new URL(import.meta.url), "./thread/thread");
      thread.postMessage(this.#data);
      let message = "The store thread has ended.";
      thread.on("message", (told: Told) => {
        if (told.tell !== "ready") return this.#hear(told);
        this.#thread = thread;
        this.#recovered("thread");
        resolve();
        this.#next();
      });
      thread.on("error", (error) => (message = String(error)));
      thread.on("exit", () => {
        reject(new StoreError("storage-unavailable", message));
        if (this.#thread === thread) this.#died(message);
      });
    });
  }

  /** What was asked is not known to be done; whoever asked asks again. */
  #died(message: string): void {
    this.#thread = undefined;
    this.#replaying = undefined;
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const each of waiting) each.reject(new StoreError("storage-unavailable", message));
    if (this.#closing) return;
    this.#complain("thread", new StoreError("storage-unavailable", message));
    this.#revive();
  }

  #revive(): void {
    setTimeout(() => {
      if (!this.#closing) this.#start().catch(() => this.#revive());
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
        listener.projected?.(told);
        break;
      case "trouble":
        this.#complain("projecting", storeError(told.failure));
        break;
      case "recovered":
        this.#recovered("projecting");
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

  #complain(part: Part, error: Error): void {
    const code = error instanceof StoreError ? error.code : "storage-unavailable";
    if (this.#troubles.get(part) !== code) this.#listener.trouble?.(code, error.message);
    this.#troubles.set(part, code);
  }

  #recovered(part: Part): void {
    if (this.#troubles.delete(part) && this.#troubles.size === 0) this.#listener.recovered?.();
  }

  /** Rejects at once while there is no thread to ask. */
  ask(question: Question): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (!this.#thread) {
        reject(new StoreError("storage-unavailable", "The store thread is being started."));
        return;
      }
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
    return new Promise<void>((resolve, reject) => {
      this.#queue.push({ entries, resolve: () => resolve(), reject });
      this.#count(entries, 1);
      // Whatever comes in the same turn of the event loop shares the commit.
      if (this.#queue.length === 1 && this.#appending < this.#atOnce)
        setImmediate(() => this.#next());
    });
  }

  /** What has waited while one commit ran, or the thread was started, shares the next. */
  #next(): void {
    if (this.#appending >= this.#atOnce || this.#paced || this.#queue.length === 0 || !this.#thread)
      return;
    const early = this.#begun + PACE - performance.now();
    if (early > 0 && this.#queue.length < LITTLE) {
      this.#paced = true;
      setTimeout(() => {
        this.#paced = false;
        this.#next();
      }, early);
      return;
    }
    this.#begun = performance.now();
    const taken: WaitingAppend[] = [];
    let count = 0;
    while (this.#queue[taken.length] && count < MOST_AT_ONCE) {
      const each = this.#queue[taken.length]!;
      count += each.entries.length;
      taken.push(each);
    }
    this.#queue = this.#queue.slice(taken.length);
    this.#appending++;
    void this.#store(taken).finally(() => {
      this.#appending--;
      for (const { entries } of taken) this.#count(entries, -1);
      this.#next();
    });
  }

  /** One commit for all. What no database takes must not sink what came along with it. */
  async #store(taken: readonly WaitingAppend[]): Promise<void> {
    try {
      await this.ask({ ask: "append", entries: taken.flatMap(({ entries }) => entries) });
      this.#recovered("appending");
      for (const each of taken) each.resolve(undefined);
    } catch (error) {
      if (error instanceof StoreError && this.#thread) this.#failed(error);
      if (error instanceof StoreError || taken.length === 1) {
        for (const each of taken) each.reject(error as Error);
      } else {
        for (const each of taken) await this.#store([each]);
      }
    }
  }

  #count(entries: readonly LogEntry[], sign: 1 | -1): void {
    this.#queued += sign * entries.length;
    for (const { body } of entries) this.#characters += sign * body.length;
  }

  /** A balancer sends nothing more to who is in trouble: whether it is over must be found out here. */
  #failed(error: Error): void {
    this.#complain("appending", error);
    if (this.#trying) return;
    this.#trying = true;
    setTimeout(() => void this.#try(), RETRY).unref();
  }

  async #try(): Promise<void> {
    this.#trying = false;
    if (this.#closing || !this.#troubles.has("appending")) return;
    try {
      await this.ask({ ask: "run", name: "tryWriting", input: {} });
      this.#recovered("appending");
    } catch (error) {
      this.#failed(error as Error);
    }
  }

  status(): StoreStatus {
    const [trouble] = this.#troubles.values();
    return {
      waiting: this.#queued,
      projected: this.#projected,
      lag: this.#lag,
      trouble,
      replaying: this.#replaying,
    };
  }

  async close(): Promise<void> {
    if (this.#closing) return;
    // What was taken in is still appended.
    const end = Date.now() + PATIENCE;
    while (this.#queued > 0 && Date.now() < end) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    this.#closing = true;
    const thread = this.#thread;
    if (thread) await this.ask({ ask: "close" }).catch(() => {});
    for (const each of this.#queue) {
      each.reject(new StoreError("storage-unavailable", "The server has ended."));
    }
    await thread?.terminate();
  }
}
