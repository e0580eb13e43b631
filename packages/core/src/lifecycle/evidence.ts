import type { Model } from "./prepare.ts";
import type { Evidence, TrackState } from "./state.ts";

/** What the counters of a rule hold when it fires. */
export function collectEvidence(
  model: Model,
  counters: readonly number[],
  seen: TrackState["seen"],
  at: number,
): Evidence[] {
  return counters.flatMap((counter) => {
    const times = seen[counter]?.filter(Boolean) ?? [];
    if (times.length === 0) return [];
    const row = model.counters[counter]!;
    const sequence = row[0] === "s";
    return {
      what:
        row[0] === "t"
          ? row[1][0]
          : row[1].map((step) => (step[0] || step[1] || []).join(" | ")).join(" → "),
      count: times.length,
      first: times[0]! * 1000,
      last: (sequence ? at : times[times.length - 1]!) * 1000,
    };
  });
}
