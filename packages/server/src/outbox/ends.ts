import type { Handler, Outcome } from "./handler.ts";
import type { ClaimedJob } from "./claim.ts";
import type { End, Verdict } from "./settle.ts";

/** The least and the most milliseconds that the wait between two tries is drawn from. */
const SHORTEST = 5_000;
const LONGEST = 3_600_000;

/** Longer than a day nobody has to wait, whatever they ask for. */
const LONGEST_WISH = 86_400_000;

/** Default for {@link Handler.giveUpAfter}: three days. */
const GIVE_UP = 3 * 86_400_000;

/** A reason is a sentence, not a page. */
const LONGEST_REASON = 300;

/**
 * How a job ends for now, by what became of it.
 *
 * @param now milliseconds since 1970
 * @param chance from 0 to 1
 */
export function endOf(
  { giveUpAfter = GIVE_UP }: Pick<Handler, "giveUpAfter">,
  job: Pick<ClaimedJob, "attempts" | "wantedAt">,
  outcome: Outcome,
  now: number,
  chance: number,
): End {
  switch (outcome.is) {
    case "done":
      return outcome.next ? { is: "done", next: outcome.next } : { is: "done" };
    case "dropped":
      return { is: "dropped" };
    case "later":
      return { is: "waits", dueAt: outcome.at, why: short(outcome.why), failed: false };
    case "failed": {
      const why = short(outcome.why);
      if (outcome.final || now - job.wantedAt >= giveUpAfter) return { is: "dead", why };
      const wished = outcome.retryAt && Math.min(outcome.retryAt, now + LONGEST_WISH);
      const dueAt = Math.max(now, wished ?? now + waitAfter(job.attempts, chance));
      return { is: "waits", dueAt, why, failed: true };
    }
  }
}

/**
 * Milliseconds until the next try: anything up to a bound that doubles with each, so that many who
 * failed together do not come back together.
 */
function waitAfter(attempts: number, chance: number): number {
  return Math.round(chance * Math.min(LONGEST, SHORTEST * 2 ** Math.min(attempts, 20)));
}

function short(why: string): string {
  return why.length > LONGEST_REASON ? `${why.slice(0, LONGEST_REASON - 1)}…` : why;
}

/** What the outcomes of one call say of its endpoint. */
export function verdictOf(
  { disableAfter }: Pick<Handler, "disableAfter">,
  outcomes: readonly Outcome[],
): Verdict {
  const faults = outcomes.flatMap((each) =>
    each.is === "failed" && each.endpointAtFault ? [each] : [],
  );
  const ways = faults.map(({ endpointAtFault }) => endpointAtFault);
  if (faults.length === 0) {
    const asked = outcomes.some(({ is }) => is === "done" || is === "failed");
    return asked ? { is: "healthy" } : { is: "unknown" };
  }
  const wishes = faults.flatMap(({ retryAt }) => retryAt ?? []);
  return {
    is: "at-fault",
    how: ways.includes("gone") ? "gone" : ways.includes("refuses") ? "refuses" : "fails",
    ...(wishes.length > 0 && { retryAt: Math.max(...wishes) }),
    ...(disableAfter !== undefined && { disableAfter }),
  };
}
