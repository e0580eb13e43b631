import { randomUUID } from "node:crypto";
import type { Clock } from "../operations/clock.ts";
import type { Logger } from "../operations/log.ts";
import type { Store } from "../store/store.ts";
import { StoreError } from "../store/store-error.ts";
import { endOf, verdictOf } from "./ends.ts";
import type { Handler, Outcome } from "./handler.ts";
import type { ClaimedJob } from "./claim.ts";
import { Pace } from "./pace.ts";
import type { Changed, SettleInput } from "./settle.ts";

/** Milliseconds until a lane looks by itself: other servers and the command line make jobs too. */
const IDLE = 5_000;

/** Milliseconds between two looks at least, and until it looks again after trouble with the database. */
const QUIET = 10;
const RETRY = 1_000;

/** Milliseconds between two signs of life; a lease is given for three times as long. */
const RENEW = 10_000;

/** Default for {@link Handler.timeout}, and for how long a call may take to notice that it is over. */
const TIMEOUT = 60_000;
const NOTICE = 1_000;

/** What became of an endpoint's jobs since the start. */
export interface LaneFigures {
  done: number;
  dropped: number;
  failed: number;
  dead: number;
}

/** What a lane works with. */
export interface LaneOptions {
  readonly store: Pick<Store, "run">;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Resolves when jobs may be handed out. */
  readonly ready: Promise<void>;
  /** Jobs were made, for other endpoints too; or nothing is left to do here. */
  changed(what: "made" | "resting"): void;
}

/** Does the jobs of one endpoint, in a lane of its own: who hangs keeps nobody else waiting. */
export class Lane {
  readonly handler: Handler;
  readonly figures: LaneFigures = { done: 0, dropped: 0, failed: 0, dead: 0 };
  readonly #options: LaneOptions;
  readonly #pace: Pace;
  readonly #calls = new Set<Promise<void>>();
  readonly #stop = new AbortController();
  #closed = false;
  #awake = true;
  #resting = false;
  #wake: () => void = () => {};
  /** What may have been handed out to nobody: the answer was lost. */
  #doubtful: string | undefined;
  readonly #ended: Promise<void>;

  constructor(handler: Handler, options: LaneOptions) {
    this.handler = handler;
    this.#options = options;
    this.#pace = new Pace(handler.rate, options.clock);
    this.#ended = this.#run();
  }

  /** Whether nothing is under way, and nothing is due. */
  get resting(): boolean {
    return this.#resting;
  }

  wake(): void {
    this.#awake = true;
    this.#resting = false;
    this.#wake();
  }

  /**
   * Ends. Calls under way have some time to end; then they are cut off, and their jobs are done again.
   *
   * @param patience milliseconds
   */
  async close(patience: number): Promise<void> {
    this.#closed = true;
    this.wake();
    const timer = setTimeout(() => this.#stop.abort(new Error("The server ends.")), patience);
    await this.#ended;
    await Promise.all(this.#calls);
    clearTimeout(timer);
  }

  async #run(): Promise<void> {
    await this.#options.ready;
    while (!this.#closed) {
      const wait = this.#calls.size >= this.handler.atOnce ? IDLE : this.#pace.wait();
      if (wait > 0) {
        await this.#sleep(wait);
        continue;
      }
      this.#awake = false;
      const rest = await this.#look();
      if (rest === 0) continue;
      await new Promise((resolve) => setTimeout(resolve, QUIET));
      if (!this.#awake) await this.#sleep(Math.min(IDLE, rest));
    }
  }

  /** @returns milliseconds until there may be something to do again; 0 when there was */
  async #look(): Promise<number> {
    const { store, clock, logger } = this.#options;
    const lease = randomUUID();
    const { endpoint, batch: limit } = this.handler;
    try {
      if (this.#doubtful) await store.run("releaseJobs", { lease: this.#doubtful });
      this.#doubtful = lease;
      const asked = { endpoint, lease, now: clock.now(), limit };
      const { jobs, next } = await store.run("claimJobs", asked);
      this.#doubtful = undefined;
      if (jobs.length > 0) {
        this.#begin(jobs, lease);
        return 0;
      }
      if (!this.#awake && this.#calls.size === 0) {
        this.#resting = true;
        this.#options.changed("resting");
      }
      return next === null ? IDLE : Math.max(1, next - clock.now());
    } catch (error) {
      // The store tells of trouble with the database by itself.
      if (!(error instanceof StoreError)) {
        logger.error({ err: error, endpoint }, "Jobs could not be looked for.");
      }
      return RETRY;
    }
  }

  #begin(jobs: readonly ClaimedJob[], lease: string): void {
    this.#pace.count();
    const call = this.#call(jobs, lease).finally(() => {
      this.#calls.delete(call);
      this.wake();
    });
    this.#calls.add(call);
  }

  async #call(jobs: readonly ClaimedJob[], lease: string): Promise<void> {
    const { store } = this.#options;
    const renewal = setInterval(() => {
      // A lease that runs out is no harm that this side could mend.
      store.run("renewJobs", { lease }).catch(() => {});
    }, RENEW);
    try {
      const outcomes = await this.#outcomes(jobs);
      if (outcomes) await this.#settle(jobs, lease, outcomes);
    } finally {
      clearInterval(renewal);
    }
  }

  /** @returns nothing when it was cut off by the end of the server */
  async #outcomes(jobs: readonly ClaimedJob[]): Promise<readonly Outcome[] | undefined> {
    const { endpoint, timeout = TIMEOUT } = this.handler;
    const call = new AbortController();
    const stop = (): void => call.abort(this.#stop.signal.reason);
    this.#stop.signal.addEventListener("abort", stop);
    const late = setTimeout(() => call.abort(new Error("It took too long.")), timeout);
    const failed = (why: string): Outcome => ({ is: "failed", why, endpointAtFault: true });
    try {
      const outcomes = await noLonger(this.handler.handle(jobs, call.signal), call.signal);
      return jobs.map((_, place) => outcomes[place] ?? failed("nothing was told of it"));
    } catch (error) {
      if (this.#stop.signal.aborted) return undefined;
      if (call.signal.aborted) return jobs.map(() => failed("it took too long"));
      this.#options.logger.error({ err: error, endpoint }, "A handler failed.");
      return jobs.map(() => failed("the handler failed; the log has more"));
    } finally {
      clearTimeout(late);
      this.#stop.signal.removeEventListener("abort", stop);
    }
  }

  /** What was done must not be done again for want of a database: it is told until it is known. */
  async #settle(
    jobs: readonly ClaimedJob[],
    lease: string,
    outcomes: readonly Outcome[],
  ): Promise<void> {
    const { store, clock, logger } = this.#options;
    const { endpoint } = this.handler;
    const now = clock.now();
    for (const [place, { uid, attempts }] of jobs.entries()) {
      const { is, ...more } = outcomes[place]!;
      const why = "why" in more ? more.why : undefined;
      logger.debug({ endpoint, uid, attempts, outcome: is, why }, "A job was tried.");
    }
    const ends = jobs.map(
      (job, place) =>
        [job.uid, endOf(this.handler, job, outcomes[place]!, now, Math.random())] as const,
    );
    let input: SettleInput = {
      endpoint,
      lease,
      now,
      ends,
      verdict: verdictOf(this.handler, outcomes),
    };
    for (;;) {
      try {
        this.#tell(await store.run("settleJobs", input), outcomes);
        this.#count(input);
        if (input.ends.some(([, end]) => end.is === "done" && end.next)) {
          this.#options.changed("made");
        }
        return;
      } catch (error) {
        if (error instanceof StoreError) {
          if (this.#stop.signal.aborted) return;
          await new Promise((resolve) => setTimeout(resolve, RETRY));
          continue;
        }
        logger.error({ err: error, endpoint }, "What became of jobs could not be written.");
        const why = "what became of it could not be written; the log has more";
        if (input.ends.every(([, end]) => end.is === "dead")) return;
        input = { ...input, ends: jobs.map(({ uid }) => [uid, { is: "dead", why }] as const) };
      }
    }
  }

  #tell(changed: Changed, outcomes: readonly Outcome[]): void {
    const { endpoint } = this.handler;
    const { logger } = this.#options;
    const why = outcomes.findLast(({ is }) => is === "failed");
    const cause = { endpoint, ...(why && "why" in why && { why: why.why }) };
    if (changed === "opened") {
      logger.warn(cause, "An endpoint fails; it is tried once a minute.");
    }
    if (changed === "closed") logger.info({ endpoint }, "An endpoint works again.");
    if (changed === "disabled") {
      logger.error(cause, "An endpoint is disabled: it has failed for days, or is gone.");
    }
  }

  #count({ ends }: SettleInput): void {
    const { endpoint } = this.handler;
    for (const [uid, end] of ends) {
      if (end.is !== "waits") this.figures[end.is]++;
      else if (end.failed) this.figures.failed++;
      if (end.is === "dead") {
        this.#options.logger.error({ endpoint, uid, why: end.why }, "A job was given up.");
      }
    }
  }

  /** Until it is woken, or so long. */
  #sleep(milliseconds: number): Promise<void> {
    if (this.#closed) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

/** Work, given up some time after a signal: who does not listen to it is not waited for. */
function noLonger<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    work.then(resolve, reject);
    signal.addEventListener("abort", () => {
      setTimeout(() => reject(signal.reason as Error), NOTICE);
    });
  });
}
