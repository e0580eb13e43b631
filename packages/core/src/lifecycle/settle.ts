import type { Advanced, LifecycleState, TrackState, Transition } from "./state.ts";
import type { DecayTable } from "./table.ts";

/** What settling needs of a model. */
export interface Decaying {
  readonly stages: readonly string[];
  readonly decay: readonly DecayTable[];
}

/**
 * Applies the decays that have fallen due. Each carries its due time, not the time of the call, so
 * it does not matter how often or when this is called.
 *
 * @param now seconds since 1970; an earlier time than the state's is ignored
 */
export function settle(model: Decaying, state: LifecycleState, now: number): Advanced {
  const transitions: Transition[] = [];
  // Also false for NaN.
  const clock = now > state.now ? now : state.now;
  const tracks = state.tracks.map((track) => settleTrack(model, track, clock, transitions));
  return { state: { ...state, now: clock, tracks }, transitions };
}

/** One track; pushes to `transitions`. Returns the same object when nothing is due. */
export function settleTrack(
  { decay }: Decaying,
  start: TrackState,
  now: number,
  transitions: Transition[],
): TrackState {
  let track = start;
  for (;;) {
    let due = Infinity;
    let next: DecayTable | undefined;
    for (const row of decay) {
      if (row[1] !== track.stage || (row[5] && !row[5].includes(track.from))) continue;
      const at = (row[4] ? track.since : Math.max(track.last, track.since)) + row[3];
      if (at < due) {
        due = at;
        next = row;
      }
    }
    if (!next || due > now) return track;
    track = {
      ...move(track, next[2], due, "decay", next[0], [], transitions),
      count: 0,
      first: track.last,
    };
  }
}

/** A track in its new stage; pushes the transition. */
export function move(
  track: TrackState,
  to: string,
  at: number,
  kind: Transition["kind"],
  rule: string,
  evidence: Transition["evidence"],
  transitions: Transition[],
): TrackState {
  const { key, stage: from } = track;
  transitions.push({ track: key, from, to, at: at * 1000, kind, rule, evidence });
  return { ...track, stage: to, since: at, from, why: rule };
}
