import { once } from "node:events";
import type { Worker } from "node:worker_threads";
import type SQLite from "better-sqlite3";
import { startThread } from "../thread/start.ts";
import { checkpoint, PAGES } from "./checkpoint.ts";
import type { Alone } from "./connect.ts";

/** Pages from which the writer does it by itself, with all that waits behind it: the thread cannot keep up. */
const FAR_TOO_MANY = 40_000;

/** Milliseconds between two looks. */
const PAUSE = 50;

/**
 * Keeps the write-ahead log short without keeping the writer: a checkpoint takes tens of milliseconds of
 * disk, and every append would wait for it. A thread of its own does all but the last few pages; it is
 * started when there is something to do for the first time.
 */
export class Checkpointer {
  readonly #raw: SQLite.Database;
  readonly #alone: Alone;
  readonly #file: string;
  #thread: Worker | undefined;
  #looking: NodeJS.Timeout | undefined;
  #underWay = false;
  /** Whether it does nothing any more. */
  #over = false;

  /** @param writer the connection that writes */
  constructor({ raw, alone }: { raw: SQLite.Database; alone: Alone }, file: string) {
    this.#raw = raw;
    this.#alone = alone;
    this.#file = file;
    raw.pragma(`wal_autocheckpoint = ${FAR_TOO_MANY}`);
  }

  /** Something was written. */
  wake(): void {
    if (this.#underWay || this.#over) return;
    this.#looking ??= setTimeout(() => {
      this.#looking = undefined;
      this.#look().catch(() => this.#fail());
    }, PAUSE);
  }

  async #look(): Promise<void> {
    const { pages } = await this.#alone(() => checkpoint(this.#raw, "NOOP"));
    if (pages < PAGES || this.#underWay || this.#over) return;
    this.#underWay = true;
    this.#thread ??= this.#start();
    this.#thread.postMessage(true);
  }

  #start(): Worker {
    const thread = startThread(new URL(import.meta.url), "./checkpoint-thread");
    thread.postMessage(this.#file);
    thread.on("message", () => {
      this.#finish().catch(() => this.#fail());
    });
    thread.on("error", () => {
      this.#thread = undefined;
      this.#fail();
    });
    return thread;
  }

  /** Nothing is written while it runs, and the next commit begins a new log. */
  async #finish(): Promise<void> {
    await this.#alone(() => checkpoint(this.#raw, "PASSIVE"));
    this.#underWay = false;
    this.wake();
  }

  /** A full disk, say: until the next start, checkpoints are the writer's, which lives with that. */
  #fail(): void {
    if (this.#over) return;
    this.#over = true;
    this.#raw.pragma(`wal_autocheckpoint = ${PAGES}`);
  }

  async close(): Promise<void> {
    this.#over = true;
    clearTimeout(this.#looking);
    const thread = this.#thread;
    if (!thread) return;
    thread.removeAllListeners("message");
    thread.postMessage(false);
    await once(thread, "exit");
  }
}
