import type { Database } from "../store/database.ts";
import { type Projected, projectLive, type Rules } from "./project.ts";

/** What a projector tells. */
export interface Listener {
  projected(batch: Projected): void;
  trouble(error: unknown): void;
  /** It works again after trouble. */
  recovered(): void;
}

/** Milliseconds that one batch may take: so long at most an append waits behind it. */
const PATIENCE = 8;
const MOST = 1_000;

/**
 * Appends go first: after a batch, projecting goes on once none has come for so many milliseconds,
 * or after this many times as long as the batch took.
 */
const QUIET = 2;
const TURNS = 4;
/** What was received so many milliseconds ago waits no longer than one batch takes. */
const LATE = 200;

/** Milliseconds until it looks again by itself, and until it tries again after trouble. */
const IDLE = 1_000;
const RETRY = 500;

/** Projects what is appended, batch by batch, until it is stopped. */
export class Projector {
  readonly #database: Database;
  readonly #rules: Rules;
  readonly #listener: Listener;
  #limit = 100;
  /** How long the last batch took, in milliseconds. */
  #took = 0;
  #late = false;
  #stopped = false;
  #wake: () => void = () => {};
  #awake = false;
  readonly #ended: Promise<void>;

  /** @param mayRun whether this process is the one that projects */
  constructor(
    database: Database,
    rules: Rules,
    listener: Listener,
    mayRun: () => boolean = () => true,
  ) {
    this.#database = database;
    this.#rules = rules;
    this.#listener = listener;
    this.#ended = this.#run(mayRun);
  }

  /** Something was appended. */
  wake(): void {
    this.#awake = true;
    this.#wake();
  }

  /** Ends after the batch that is under way. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.wake();
    await this.#ended;
  }

  async #run(mayRun: () => boolean): Promise<void> {
    let troubled = false;
    while (!this.#stopped) {
      this.#awake = false;
      let rest = IDLE;
      try {
        if (mayRun() && (await this.#batch()) > 0) rest = 0;
        if (troubled) this.#listener.recovered();
        troubled = false;
      } catch (error) {
        troubled = true;
        this.#listener.trouble(error);
        rest = RETRY;
      }
      await (rest === 0 ? this.#giveWay() : this.#sleep(rest));
    }
  }

  /** Lets appends go first, where one thread does both. */
  async #giveWay(): Promise<void> {
    const end = performance.now() + this.#took * (this.#late ? 1 : TURNS);
    await new Promise(setImmediate);
    if (this.#database.kind !== "sqlite") return;
    while (this.#awake && !this.#stopped && performance.now() < end) {
      this.#awake = false;
      await this.#sleep(QUIET);
    }
  }

  async #batch(): Promise<number> {
    const begin = performance.now();
    const batch = await projectLive(this.#database, this.#rules, { limit: this.#limit });
    this.#took = performance.now() - begin;
    this.#late = batch.rows > 0 && Date.now() - batch.receivedAt > LATE;
    if (batch.rows === 0) return 0;
    if (batch.rows === this.#limit) {
      const fit = (this.#limit * PATIENCE) / this.#took;
      // Only the thread that also appends must be quick to let go.
      const wished = this.#database.kind === "sqlite" ? fit : MOST;
      this.#limit = Math.round(Math.min(MOST, Math.max(20, Math.min(wished, this.#limit * 2))));
    }
    this.#listener.projected(batch);
    return batch.rows;
  }

  /** Until something is appended, or so long. */
  #sleep(milliseconds: number): Promise<void> {
    if (this.#awake || this.#stopped) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
