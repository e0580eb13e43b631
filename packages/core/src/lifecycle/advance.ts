import { fulfilled } from "./condition.ts";
import { count, forget, heard } from "./count.ts";
import { collectEvidence } from "./evidence.ts";
import type { Model } from "./prepare.ts";
import { move, settleTrack } from "./settle.ts";
import {
  type Advanced,
  type LifecycleState,
  MAX_TIMES,
  MAX_TRACKS,
  newTrack,
  type TrackState,
  type Transition,
} from "./state.ts";
import type { StepTable } from "./table.ts";
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
  const settled = state.tracks.map((track) => settleTrack(model, track, now, transitions));
  const one = (track: TrackState) => play(model, track, event, hits, now, at, transitions);
  // Most visitors have the main track only, and what follows takes time.
  const tracks =
    settled[1] || keys[1]
      ? bounded([
          ...keys.map((key) =>
            one(settled.find((track) => track.key === key) ?? newTrack(model, key, now)),
          ),
          ...settled.filter(({ key }) => !keys.includes(key)),
        ])
      : settled.map(one);
  return { state: { now, tracks }, transitions };
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
  const bearers = [properties, properties.products].flat() as (Record<string, unknown> | null)[];
  const keys = bearers.slice(0, 50).flatMap((bearer) => {
    const value = bearer?.[trackBy];
    return typeof value === "string" ? trackKey(value) : [];
  });
  return [...new Set([...MAIN, ...keys])].slice(0, MAX_TRACKS);
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
  const rule = model.rules.find(
    (each) =>
      // What a rule speaks of must be in the event, unless it speaks of time.
      (each[5] || hits.some((hit) => each[4].includes(hit[0]))) &&
      each[1] !== track.stage &&
      (!each[2] || each[2].includes(track.stage)) &&
      fulfilled(each[3], seen, track.since, at),
  );
  if (!rule) return { ...track, last: now, seen };
  const [id, to, , , counters] = rule;
  const evidence = collectEvidence(model, counters, seen, at);
  return {
    ...move(track, to, now, "rule", id, evidence, transitions),
    last: now,
    count: evidence.reduce((sum, part) => sum + part.count, 0),
    first: Math.min(at, ...evidence.map((part) => part.first / 1000)),
    seen: forget(seen, counters),
  };
}

/** Keeps the state small: what is least recent goes first, counted times before whole tracks. */
function bounded(tracks: TrackState[]): TrackState[] {
  let room = MAX_TIMES;
  return tracks.slice(0, MAX_TRACKS).map((track) => {
    for (const times of track.seen) room -= times.length;
    return room < 0 ? { ...track, seen: [] } : track;
  });
}
