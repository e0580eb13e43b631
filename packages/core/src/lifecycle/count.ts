import { holds, type Test } from "../predicate/test.ts";
import type { LifecycleEvent } from "./advance.ts";
import type { Listener, Model } from "./prepare.ts";
import type { TrackState } from "./state.ts";

const NEVER: readonly number[] = [];

/** What is counted after an event; the same list when the event counts for nothing. */
export function count(
  model: Model,
  before: TrackState["seen"],
  { type, traits }: LifecycleEvent,
  hits: readonly Listener[],
  at: number,
): TrackState["seen"] {
  const identifies = type === "identify" && model.traitCounters.length > 0;
  if (hits.length === 0 && !identifies) return before;
  const seen = before.length > 0 ? before.slice() : model.counters.map(() => NEVER);
  // Backwards, so that one event is not two steps of one sequence.
  for (let index = hits.length - 1; index >= 0; index--) {
    const { counter, step } = hits[index]!;
    const [kind, , keep] = model.counters[counter]!;
    const times = seen[counter]!;
    if (kind === "n") seen[counter] = insert(times, at, keep);
    else if (step === 0 || times[step - 1]) {
      const next = Array.from({ length: keep as number }, (_, place) => times[place] ?? 0);
      next[step] = step === 0 ? at : times[step - 1]!;
      seen[counter] = next;
    }
  }
  if (identifies) {
    for (const counter of model.traitCounters) {
      const test = model.counters[counter]![1] as Test;
      if (holds(traits, test)) seen[counter] = [at];
      else if (holds(traits, [test[0], "?"])) seen[counter] = NEVER;
    }
  }
  return seen;
}

/** The newest `keep` times, in order. */
function insert(times: readonly number[], at: number, keep: number): readonly number[] {
  if (keep === 1) return [Math.max(at, times[0] ?? 0)];
  let place = times.length;
  while (place > 0 && times[place - 1]! > at) place--;
  const next = times.slice();
  next.splice(place, 0, at);
  if (next.length > keep) next.shift();
  return next;
}

/** What is left when some counters start anew. */
export function forget(seen: TrackState["seen"], counters: readonly number[]): TrackState["seen"] {
  const rest = seen.slice();
  for (const counter of counters) rest[counter] = NEVER;
  return rest.some((times) => times.length > 0) ? rest : [];
}
