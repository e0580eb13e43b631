import type { Evidence, TrackState } from "./state.ts";
import type { ModelTable } from "./table.ts";

/** What evidence follows from: the rule's counters, and what stood in them when it fired. */
export type Counted = readonly [
  counters: readonly number[],
  seen: TrackState["seen"],
  at: number,
  score: number,
];

/** What the counters of a rule held when it fired. */
export function collectEvidence(
  { steps }: ModelTable,
  [counters, seen, at, score]: Counted,
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
