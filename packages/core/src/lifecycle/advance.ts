import { fulfilled } from "./condition.ts";
import { count, forget, heard } from "./count.ts";
import { collectEvidence } from "./evidence.ts";
import type { Model } from "./prepare.ts";
import { settleTrack } from "./settle.ts";
import {
  type Advanced,
  byAge,
  type LifecycleState,
  MAX_TIMES,
  MAX_TRACKS,
  newTrack,
  type TrackState,
  type Transition,
} from "./state.ts";
import type { RuleTable, StepTable } from "./table.ts";
import { trackKey } from "./track-key.ts";

/** An event as the engine reads it; the Segment Spec's words. */
export interface LifecycleEvent {
  readonly type: string;
  /** Name of a `track` event. */
  readonly event?: string;
  readonly properties?: Readonly<Record<string, unknown>> | null;
  readonly traits?: Readonly<Record<string, unknown>> | null;
  /** When it happened, in milliseconds since 1970. Counts only inside windows, and is clamped. */
  readonly timestamp: number;
  /** When it was received; default: `timestamp`. The state's clock follows it and never goes back. */
  readonly receivedAt?: number;
  /** Whether the server vouches for it. */
  readonly verified?: boolean;
}

/** An event's own time may lie this many seconds before it was received. */
const LATEST = 7 * 86_400;

/**
 * Plays one event: first the decays that fell due before it, then what it counts for, then at most
 * one rule for each track. Pure; never throws on events, whatever is in them.
 */
export function advance(model: Model, state: LifecycleState, event: LifecycleEvent): Advanced {
  const now = Math.max(state.now, second(event.receivedAt ?? event.timestamp, state.now));
  const at = Math.min(now, Math.max(second(event.timestamp, now), now - LATEST));
  const transitions: Transition[] = [];
  const hits = heard(model, event);
  const keys = trackKeys(model, event);
  const tracks = state.tracks.map((old) => {
    const track = settleTrack(model, old, now, transitions);
    return keys.includes(track.key)
      ? play(model, track, event, hits, now, at, transitions)
      : track;
  });
  for (const key of keys) {
    if (tracks.some((track) => track.key === key)) continue;
    tracks.push(play(model, newTrack(model, key, now), event, hits, now, at, transitions));
  }
  return { state: { now, tracks: bounded(tracks) }, transitions };
}

function second(milliseconds: unknown, otherwise: number): number {
  // Converting anything but a number may throw.
  const value = typeof milliseconds === "number" ? Math.floor(milliseconds / 1000) : 0;
  return value > 0 && value < 1e10 ? value : otherwise;
}

const MAIN = [""];

/** The main track, and one for each value of the `trackBy` property on the event or its products. */
function trackKeys({ trackBy }: Model, { properties }: LifecycleEvent): string[] {
  if (!trackBy || !properties) return MAIN;
  const keys = [""];
  const { products } = properties;
  for (const bearer of [properties, ...(Array.isArray(products) ? products.slice(0, 50) : [])]) {
    const value: unknown = bearer?.[trackBy];
    if (typeof value !== "string") continue;
    const key = trackKey(value);
    if (!keys.includes(key) && keys.length < MAX_TRACKS) keys.push(key);
  }
  return keys;
}

function play(
  model: Model,
  track: TrackState,
  event: LifecycleEvent,
  hits: readonly StepTable[],
  now: number,
  at: number,
  transitions: Transition[],
): TrackState {
  const seen = count(track.seen, hits, event.traits, at);
  let rule: RuleTable | undefined;
  for (const each of model.rules) {
    if (
      // What a rule speaks of must be in the event, unless it speaks of time.
      (each[5] || speaksOf(each[4], hits)) &&
      each[1] !== track.stage &&
      (!each[2] || each[2].includes(track.stage)) &&
      fulfilled(each[3], seen, track.since, at)
    ) {
      rule = each;
      break;
    }
  }
  if (!rule) return { ...track, last: now, seen };
  const [id, to, , , counters] = rule;
  const evidence = collectEvidence(model, counters, seen, at);
  const { key, stage } = track;
  transitions.push({ track: key, from: stage, to, at: now * 1000, kind: "rule", rule: id, evidence });
  return {
    key,
    stage: to,
    since: now,
    last: now,
    from: stage,
    why: id,
    count: evidence.reduce((sum, part) => sum + part.count, 0),
    first: Math.min(at, ...evidence.map((part) => part.first / 1000)),
    seen: forget(seen, counters),
  };
}

function speaksOf(counters: readonly number[], hits: readonly StepTable[]): boolean {
  for (const hit of hits) if (counters.includes(hit[0])) return true;
  return false;
}

/** Keeps the state small: least recent tracks go first, then what they have counted. */
function bounded(tracks: TrackState[]): TrackState[] {
  const kept = tracks.length > MAX_TRACKS ? byAge(tracks).slice(0, MAX_TRACKS) : tracks;
  let room = MAX_TIMES;
  for (const track of kept) room -= size(track);
  if (room >= 0) return kept;
  room = MAX_TIMES;
  return byAge(kept).map((track) => {
    room -= size(track);
    return room < 0 ? { ...track, seen: [] } : track;
  });
}

function size({ seen }: TrackState): number {
  let sum = 0;
  for (const times of seen) sum += times.length;
  return sum;
}
