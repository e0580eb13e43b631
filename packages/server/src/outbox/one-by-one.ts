import type { Clock } from "../operations/clock.ts";
import type { Handler, Outcome } from "./handler.ts";
import type { Job } from "./job.ts";

/**
 * A handler's `handle` that does one job after the other. One that fails keeps no other waiting, and
 * what there is no time for is done later.
 */
export function oneByOne(
  { clock }: { readonly clock: Pick<Clock, "now"> },
  work: (job: Job) => Promise<Outcome>,
): Handler["handle"] {
  return async (jobs, signal) => {
    const outcomes: Outcome[] = [];
    for (const job of jobs) {
      outcomes.push(
        signal.aborted
          ? { is: "later", at: clock.now(), why: "there was no time left" }
          : await work(job).catch(failed),
      );
    }
    return outcomes;
  };
}

function failed(error: unknown): Outcome {
  return { is: "failed", why: `not decided: ${error instanceof Error ? error.name : "error"}` };
}
