import {
  type LifecycleState,
  initialState,
  MAX_TIMES,
  MAX_TRACKS,
  newTrack,
  type TrackState,
} from "./state.ts";
import type { Model } from "./prepare.ts";
import type { ModelTable } from "./table.ts";
import { trackKey } from "./track-key.ts";
import { whole } from "./whole.ts";

/** Version of the stored form. Raise it with a migration in {@link decodeState}. */
export const STATE_VERSION = 1;

/**
 * A state in its stored form, its profile apart: plain JSON of at most 2 kB. Times are seconds before the state's
 * clock, stages other than the present one their place in the model.
 */
export function encodeState(model: ModelTable, state: LifecycleState): unknown {
  const { now } = state;
  const reasons = reasonsOf(model);
  return [
    STATE_VERSION,
    model.hash,
    now,
    ...state.tracks.map((track) => [
      track.key,
      track.stage,
      now - track.since,
      now - track.last,
      model.stages.indexOf(track.from),
      reasons.indexOf(track.why),
      track.count,
      now - track.first,
      ...track.seen.flatMap((times, counter) =>
        // A step of a sequence that did not happen yet has no time.
        times.length > 0 ? [[counter, ...times.map((time) => (time ? now - time : -1))]] : [],
      ),
    ]),
  ];
}

/** Ids of rules and decays in the order in which the stored form counts them. */
function reasonsOf({ rules, decay }: ModelTable): string[] {
  return [...rules, ...decay].map(([id]) => id);
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
  const [version, hash, storedNow, ...rows] = Array.isArray(stored) ? (stored as unknown[]) : [];
  if (version !== STATE_VERSION || !whole(storedNow)) return initialState(model, now);
  const { stages } = model;
  const reasons = reasonsOf(model);
  const clock = storedNow > now + 86_400 ? now : storedNow;
  const time = (before: unknown): number => clock - (whole(before) ? before : 0);
  const tracks: TrackState[] = [];
  for (const row of rows.slice(0, MAX_TRACKS)) {
    // The main track has the empty key and comes first.
    if (!Array.isArray(row) || typeof row[0] !== "string" || !row[0] !== !tracks[0]) continue;
    const [key, stage, since, last, from, why, count, first, ...counters] = row;
    const known = stages.includes(stage as string);
    tracks.push({
      ...newTrack(model, trackKey(key), time(since)),
      ...(known && { stage: stage as string }),
      last: time(last),
      ...(known &&
        hash === model.hash && {
          from: stages[from as number] ?? "",
          why: reasons[why as number] ?? "",
          count: whole(count) ? count : 0,
          first: time(first),
          seen: readSeen(counters, time),
        }),
    });
  }
  const state = tracks[0] ? { now: clock, tracks } : initialState(model, now);
  return model.profiling && Array.isArray(profile)
    ? { ...state, profile: model.profiling.decodeProfile(profile, storedNow - clock) }
    : state;
}

function readSeen(rows: readonly unknown[], time: (before: unknown) => number): TrackState["seen"] {
  const seen: number[][] = [];
  for (const row of rows) {
    if (!Array.isArray(row) || !whole(row[0]) || row[0] < seen.length || row[0] > MAX_TIMES)
      continue;
    while (seen.length < row[0]) seen.push([]);
    seen.push(row.slice(1, MAX_TIMES + 1).map((before) => (before === -1 ? 0 : time(before))));
  }
  return seen;
}
