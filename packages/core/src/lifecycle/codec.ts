import { list, text } from "./loose.ts";
import type { Model } from "./prepare.ts";
import { type LifecycleState, initialState, MAX_TIMES, MAX_TRACKS, newTrack } from "./state.ts";
import type { ModelTable } from "./table.ts";
import { trackKey } from "./track-key.ts";
import { whole } from "./whole.ts";

/** Version of the stored form. Raise it with a migration in {@link decodeState}. */
export const STATE_VERSION = 2;

/**
 * A state in its stored form, its profile apart: plain JSON. Times are seconds before the state's
 * clock.
 */
export function encodeState({ hash }: ModelTable, { now, tracks }: LifecycleState): unknown {
  return [
    STATE_VERSION,
    hash,
    now,
    ...tracks.map(({ key, stage, since, last, from, why, count, first, seen }) => [
      key,
      stage,
      now - since,
      now - last,
      from,
      why,
      count,
      now - first,
      // A step of a sequence that did not happen yet has no time.
      ...seen.map((times) => times[0] != null && times.map((time) => (time ? now - time : -1))),
    ]),
  ];
}

/**
 * Reads a stored state. What does not fit (another version, a stage that is gone, hostile values)
 * is dropped piece by piece; never throws. What was counted under other rules is forgotten.
 *
 * @param now seconds since 1970. A stored clock that runs more than a day ahead of it was wrong
 *   once: its times are moved back, keeping the distances.
 * @param profile the stored profile, which lies beside the state
 */
export function decodeState(
  model: Model,
  stored: unknown,
  now: number,
  profile?: unknown,
): LifecycleState {
  const [version, hash, then, ...rows] = list(stored);
  if (version !== STATE_VERSION || !whole(then)) return initialState(model, now);
  const clock = then > now + 86_400 ? now : then;
  const time = (before: unknown): number => clock - (whole(before) ? before : 0);
  const tracks = rows.slice(0, MAX_TRACKS).flatMap((row, place) => {
    const [key, stage, since, last, from, why, count, first, ...seen] = list(row);
    // The main track has the empty key and comes first.
    if (!text(key) !== !place) return [];
    const known = model.stages.includes(stage as string);
    return {
      ...newTrack(model, text(key) && trackKey(text(key)), time(since)),
      ...(known && { stage: stage as string }),
      last: time(last),
      ...(known &&
        hash === model.hash && {
          from: text(from),
          why: text(why),
          count: whole(count) ? count : 0,
          first: time(first),
          seen: seen.slice(0, MAX_TIMES).map((times) =>
            list(times)
              .slice(0, MAX_TIMES)
              .map((before) => (before === -1 ? 0 : time(before))),
          ),
        }),
    };
  });
  const state = tracks[0] ? { now: clock, tracks } : initialState(model, now);
  return model.profiling && Array.isArray(profile)
    ? { ...state, profile: model.profiling.decodeProfile(profile, then - clock) }
    : state;
}
