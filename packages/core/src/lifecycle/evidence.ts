import type { Model } from "./prepare.ts";
import type { Evidence, TrackState } from "./state.ts";

/** What the counters of a rule hold when it fires. */
export function collectEvidence(
  { steps }: Model,
  counters: readonly number[],
  seen: TrackState["seen"],
  at: number,
  score: number,
): Evidence[] {
  return counters.flatMap((counter) => {
    if (counter < 0) return { what: "score", count: score, first: at * 1000, last: at * 1000 };
    const times = seen[counter]?.filter(Boolean);
    if (!times?.[0]) return [];
    const own = steps.filter((step) => step[0] === counter);
    return {
      what: own
        .map(([, , , events, pages, tests]) => (events || pages || [tests[0]![0]]).join(" | "))
        .join(" → "),
      count: times.length,
      first: times[0] * 1000,
      last: (own[1] ? at : times[times.length - 1]!) * 1000,
    };
  });
}
