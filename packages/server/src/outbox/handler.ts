import type { Job, NewJob } from "./job.ts";

/** What does the jobs of one endpoint. */
export interface Handler {
  readonly endpoint: string;
  /** The most jobs of one call. */
  readonly batch: number;
  /** Calls under way together. */
  readonly atOnce: number;
  /** The most calls that are begun in so many seconds. */
  readonly rate?: { readonly calls: number; readonly seconds: number };
  /** Milliseconds that one call may take. Default: a minute. */
  readonly timeout?: number;
  /** Milliseconds since a job was first to be done, after which a failure is its last. Default: 3 days. */
  readonly giveUpAfter?: number;
  /** Milliseconds of failing after which the endpoint is disabled until somebody enables it. */
  readonly disableAfter?: number;
  /**
   * Does jobs: one outcome for each, in the same order. What it throws means that all have failed, and
   * that the endpoint is at fault.
   *
   * @param signal aborts when the call takes too long, or the server ends
   */
  handle(jobs: readonly Job[], signal: AbortSignal): Promise<readonly Outcome[]>;
  /** Lets go of what it holds open. Called once, when nothing is under way any more. */
  close?(): void;
}

/** What became of a job. `why` is for people, and holds no secret and no personal data. */
export type Outcome =
  | {
      readonly is: "done";
      /** Jobs that follow from it: made in the transaction that ends this one. */
      readonly next?: readonly NewJob[];
    }
  /** It was decided not to do it. */
  | { readonly is: "dropped"; readonly why: string }
  /** Not before a time, in milliseconds since 1970. It has not failed. */
  | { readonly is: "later"; readonly at: number; readonly why: string }
  | {
      readonly is: "failed";
      readonly why: string;
      /** Milliseconds since 1970: what the endpoint asks for. */
      readonly retryAt?: number;
      /** Trying again is no use. */
      readonly final?: boolean;
      /**
       * All its jobs would fail now. `refuses`: until somebody mends it, a wrong key for one. `gone`: it
       * wants nothing any more, and is disabled at once.
       */
      readonly endpointAtFault?: boolean | "refuses" | "gone";
    };
