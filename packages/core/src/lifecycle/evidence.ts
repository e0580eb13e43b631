import type { Model } from "./prepare.ts";
import type { Evidence, TrackState } from "./state.ts";

/** What the counters of a rule hold when it fires. */
export function collectEvidence(
  { steps, counted }: Model,
  counters: readonly number[],
  seen: TrackState["seen"],
  at: number,
): Evidence[] {
  return counters.flatMap((counter) => {
    const times = seen[counter]?.filter(Boolean);
    if (!times?.[0]) return [];
    const step = steps.find((each) => each[0] === counter)!;
    return {
      what: counted[counter]!,
      count: times.length,
      first: times[0] * 1000,
      // Of a sequence the last step is what happens now.
      last: (step[1] < 0 ? times[times.length - 1]! : at) * 1000,
    };
  });
}
