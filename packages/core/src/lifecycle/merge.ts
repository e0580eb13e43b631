import { mergeProfiles } from "../profile/merge.ts";
import { bounded } from "./advance.ts";
import { settle } from "./settle.ts";
import type { LifecycleState, TrackState } from "./state.ts";
import type { ModelTable } from "./table.ts";

/**
 * What two browsers of one person have done, as one state. Both are settled to the newer clock
 * first. Then each track has the stage that was entered later, the times that either has counted,
 * and the newest sign of life; scores, orders and interests add up. Nothing is asked of the rules:
 * that is left to the next event. Pure; it does not matter which state comes first, a state merged
 * with itself is that state, and merged with one to which nothing has happened it stays.
 *
 * For histories that have no event in common: a state and an older copy of it count twice.
 */
export function mergeStates(
  model: ModelTable,
  a: LifecycleState,
  b: LifecycleState,
): LifecycleState {
  const now = Math.max(a.now, b.now);
  const [ours, theirs] = [a, b].map((state) => settle(model, state, now).state.tracks) as [
    readonly TrackState[],
    readonly TrackState[],
  ];
  const place = (key: string): number =>
    Math.min(
      ...[ours, theirs].map((tracks) => {
        const found = tracks.findIndex((track) => track.key === key);
        return found < 0 ? Infinity : found;
      }),
    );
  const tracks = [...new Set([...ours, ...theirs].map(({ key }) => key))]
    .map((key) => {
      const [one, other] = [ours, theirs].flatMap(
        (list) => list.find((each) => each.key === key) ?? [],
      );
      return { at: place(key), track: other ? mergeTracks(model, one!, other) : one! };
    })
    // The main track first, then from the most recent.
    .sort(
      (x, y) =>
        Number(y.track.key === "") - Number(x.track.key === "") ||
        y.track.last - x.track.last ||
        x.at - y.at ||
        (x.track.key < y.track.key ? -1 : 1),
    )
    .map(({ track }) => track);
  const profile = mergeProfiles(model.profile, a.profile, b.profile);
  return { now, tracks: bounded(tracks), profile };
}

function mergeTracks(model: ModelTable, a: TrackState, b: TrackState): TrackState {
  if (untouched(model, a) !== untouched(model, b)) return untouched(model, a) ? b : a;
  const [one, other] = [rank(model, a), rank(model, b)];
  const differs = one.findIndex((value, at) => value !== other[at]);
  const later = differs >= 0 && other[differs]! > one[differs]! ? b : a;
  const counters = Math.max(a.seen.length, b.seen.length);
  return {
    ...later,
    last: Math.max(a.last, b.last),
    seen: Array.from({ length: counters }, (_, counter) =>
      mergeTimes(model, counter, a.seen[counter] ?? [], b.seen[counter] ?? []),
    ),
  };
}

/** Whether a track has never left the beginning. */
function unmoved({ stages }: ModelTable, { stage, why }: TrackState): boolean {
  return stage === stages[0] && !why;
}

/** Whether nothing that counts has ever happened on a track. */
function untouched(model: ModelTable, track: TrackState): boolean {
  return (
    unmoved(model, track) && track.since === track.last && track.seen.every((times) => !times[0])
  );
}

/** What decides whose stage stands, in this order; the last ones only make it one and the same. */
function rank(model: ModelTable, track: TrackState): readonly (number | string)[] {
  const { since, stage, first, count, why, from } = track;
  const unmoving = unmoved(model, track);
  return [
    unmoving ? 0 : 1,
    // Who has not moved stands there since the beginning.
    unmoving ? -since : since,
    model.stages.indexOf(stage),
    first,
    count,
    why,
    from,
  ];
}

function mergeTimes(
  { steps }: ModelTable,
  counter: number,
  a: readonly number[],
  b: readonly number[],
): readonly number[] {
  const feeding = steps.filter((step) => step[0] === counter);
  if (feeding.some(([, place]) => place >= 0)) {
    // Of a sequence each place holds the latest start from which it was reached.
    return (a.length < b.length ? b : a).map((_, place) => Math.max(a[place] ?? 0, b[place] ?? 0));
  }
  // A time that both have is one thing that happened; two of one second in one are two.
  const rest = [...a];
  const added = b.filter((time) => {
    const known = rest.indexOf(time);
    if (known >= 0) rest.splice(known, 1);
    return known < 0;
  });
  const keep = Math.max(0, ...feeding.map(([, , most]) => most));
  const times = [...a, ...added].sort((x, y) => x - y);
  return keep ? times.slice(-keep) : times;
}
