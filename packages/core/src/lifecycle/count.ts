import { holds, type Test } from "../predicate/test.ts";
import type { TrackState } from "./state.ts";
import type { StepTable } from "./table.ts";

const NEVER: readonly number[] = [];

/** What is counted after an event; the same list when the event counts for nothing. */
export function count(
  before: TrackState["seen"],
  hits: readonly StepTable[],
  traits: unknown,
  at: number,
): TrackState["seen"] {
  if (!hits[0]) return before;
  const seen = before.slice();
  // Backwards, so that one event is not two steps of one sequence.
  for (let index = hits.length; index--;) {
    const [counter, place, keep, events, pages, tests] = hits[index]!;
    // The score's.
    if (counter < 0) continue;
    while (seen.length <= counter) seen.push(NEVER);
    const times = seen[counter]!;
    if (!events && !pages) {
      seen[counter] = tests.every((test: Test) => holds(traits, test)) ? [at] : NEVER;
    } else if (place < 0) {
      const next = [...times, at];
      if (times[0] && times[times.length - 1]! > at) next.sort((a, b) => a - b);
      if (next.length > keep) next.shift();
      seen[counter] = next;
    } else if (!place || times[place - 1]) {
      // Of a sequence the latest possible start is kept for each step that was reached.
      const next = times[0] ? times.slice() : Array<number>(keep).fill(0);
      next[place] = place ? times[place - 1]! : at;
      seen[counter] = next;
    }
  }
  return seen;
}

/** What is left when some counters start anew. */
export function forget(seen: TrackState["seen"], counters: readonly number[]): TrackState["seen"] {
  const rest = seen.map((times, counter) => (counters.includes(counter) ? NEVER : times));
  while (rest.length && !rest[rest.length - 1]![0]) rest.pop();
  return rest;
}
