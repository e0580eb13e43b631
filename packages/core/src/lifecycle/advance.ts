import { fulfilled } from "./condition.ts";
import { count, forget } from "./count.ts";
import { SCORE } from "../profile/profile.ts";
import type { Counted } from "./evidence.ts";
import { list, text } from "./loose.ts";
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
import type { RuleTable } from "./table.ts";
import { trackKey } from "./track-key.ts";

/** An event as the engine reads it; the Segment Spec's words. */
export interface LifecycleEvent {
  readonly type: string;
  /** Name of a `track` event. */
  readonly event?: string;
  readonly properties?: Readonly<Record<string, unknown>> | null | undefined;
  readonly traits?: Readonly<Record<string, unknown>> | null | undefined;
  /** When it happened, in milliseconds since 1970. Counts only inside windows, and is clamped. */
  readonly timestamp: number;
  /** When it was received; default: `timestamp`. The state's clock follows it and never goes back. */
  readonly receivedAt?: number;
  /** Whether the server vouches for it. */
  readonly verified?: boolean;
}

/** What of an event tells what it counts for. */
export type Happening = Omit<LifecycleEvent, "timestamp" | "receivedAt">;

/** An event's own time may lie this many seconds before it was received. */
const LATEST = 7 * 86_400;

/**
 * Plays one event: first the decays that fell due before it, then what it counts for, then at most
 * one rule for each track. Pure; never throws on events, whatever is in them.
 */
export function advance(model: Model, state: LifecycleState, event: LifecycleEvent): Advanced {
  const now = Math.max(state.now, second(event.receivedAt ?? event.timestamp, state.now));
  const at = Math.min(now, Math.max(second(event.timestamp, now), now - LATEST));
  return advanceAt(model, state, event, now, at);
}

/**
 * {@link advance} for times that are known to be right.
 *
 * @param now seconds since 1970, not before the state's
 * @param at when it happened, not after `now`
 */
export function advanceAt(
  model: Model,
  state: LifecycleState,
  event: Happening,
  now: number,
  at = now,
): Advanced {
  const transitions: Transition[] = [];
  const { steps, rules } = model.hear(event);
  const keys = trackKeys(model, event);
  const { profile: asked, profiling } = model;
  const profile = profiling?.profiled(asked!, state.profile, event.properties, steps, at);
  const score = profile ? profiling!.scoreOf(asked!, profile, now) : 0;
  let { tracks } = state;

  /** One track after the event. */
  const play = (track: TrackState): TrackState => {
    const { stage, since } = track;
    const seen = count(track.seen, steps, event.traits, at);
    let rule: RuleTable | undefined;
    for (const each of rules) {
      const [, to, from, when] = each;
      if (
        to !== stage &&
        (!from || from.includes(stage)) &&
        fulfilled(when, seen, since, at, score)
      ) {
        rule = each;
        break;
      }
    }
    if (!rule) return { ...track, last: now, seen };
    const [id, to, , , counters] = rule;
    const times = counters.flatMap((counter) => seen[counter] ?? []).filter(Boolean);
    const counted: Counted = [counters, seen, at, score];
    const evidence = model.evidence ? model.evidence(model, counted) : (counted as never);
    return {
      ...move(track, to, now, "rule", id, evidence, transitions),
      last: now,
      count: times.length + (counters.includes(SCORE) ? score : 0),
      first: Math.min(at, ...times),
      seen: forget(seen, counters),
    };
  };

  if (tracks[1] || keys[1]) {
    const settled = tracks.map((track) => settleTrack(model, track, now, transitions));
    const played = keys.map((key) =>
      play(settled.find((each) => each.key === key) ?? newTrack(model, key, now)),
    );
    tracks = bounded([...played, ...settled.filter(({ key }) => !keys.includes(key))]);
  } else {
    // Most visitors have the main track only, and what else there is to do takes time.
    tracks = [play(settleTrack(model, tracks[0]!, now, transitions))];
  }
  return { state: { now, tracks, profile }, transitions };
}

function second(milliseconds: unknown, otherwise: number): number {
  // Converting anything but a number may throw.
  const value = typeof milliseconds === "number" ? Math.floor(milliseconds / 1000) : 0;
  return value > 0 && value < 1e10 ? value : otherwise;
}

const MAIN = [""];

/** The main track, and one for each value of the `trackBy` property on the event or its products. */
function trackKeys({ trackBy }: Model, { properties }: Happening): string[] {
  if (!trackBy || !properties) return MAIN;
  const bearers = [properties, ...list(properties.products).slice(0, 49)];
  const values = bearers.map((bearer) => text((bearer as Happening["properties"])?.[trackBy]));
  return [...new Set(["", ...values.map(trackKey)])].slice(0, MAX_TRACKS);
}

/** Keeps the state small: what is least recent goes first, counted times before whole tracks. */
export function bounded(tracks: TrackState[]): TrackState[] {
  let room = MAX_TIMES;
  return tracks.slice(0, MAX_TRACKS).map((track) => {
    for (const times of track.seen) room -= times.length;
    return room < 0 ? { ...track, seen: [] } : track;
  });
}
