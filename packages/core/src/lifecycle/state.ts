import type { Profile } from "../profile/profile.ts";

/**
 * Where a visitor stands. Times are whole seconds since 1970, so that a state that was stored and
 * read back equals one that was not. Never changed in place.
 */
export interface LifecycleState {
  /** The log's clock: the newest time that was seen. */
  readonly now: number;
  /** The main track first (its key is empty), then the others from the most recent. */
  readonly tracks: readonly TrackState[];
  /** Score, orders, interests; nothing before the first event, or where the model asks for none. */
  readonly profile?: Profile | undefined;
}

/** One track of a visitor. */
export interface TrackState {
  /** Value of the `trackBy` property; empty for the main track, which sees every event. */
  readonly key: string;
  readonly stage: string;
  /** When the stage was entered. */
  readonly since: number;
  /** When something last happened on the track. */
  readonly last: number;
  /** The stage before, and what led here; all empty at the beginning. */
  readonly from: string;
  readonly why: string;
  readonly count: number;
  readonly first: number;
  /** Counted times by the place of the model's counter; empty when nothing was counted. */
  readonly seen: readonly (readonly number[])[];
}

/** Why a transition happened: one thing that was counted. */
export interface Evidence {
  /** Event names, page globs or traits, as the rule has them; `score` for the score. */
  readonly what: string;
  /** How many; of the score, the score. */
  readonly count: number;
  /** Times of the first and the last that count, in milliseconds since 1970. */
  readonly first: number;
  readonly last: number;
}

/** One recorded change of stage. */
export interface Transition {
  /** Key of the track; empty for the main track. */
  readonly track: string;
  readonly from: string;
  readonly to: string;
  /** Milliseconds since 1970. A decay carries the time when it was due. */
  readonly at: number;
  /** `reset`: the visitor was forgotten. `manual`: a person of the site has said so. */
  readonly kind: "rule" | "decay" | "reset" | "manual";
  /** Id of the rule or decay. */
  readonly rule: string;
  readonly evidence: readonly Evidence[];
}

/** What `advance` and `settle` return. */
export interface Advanced {
  readonly state: LifecycleState;
  readonly transitions: readonly Transition[];
}

/** The most tracks that are kept, the main one included; the least recent goes first. */
export const MAX_TRACKS = 8;

/** The most counted times over all tracks; the least recent track forgets its own first. */
export const MAX_TIMES = 48;

/** A visitor at the beginning. */
export function initialState(
  model: { readonly stages: readonly string[] },
  now = 0,
): LifecycleState {
  return { now, tracks: [newTrack(model, "", now)] };
}

/** A track at the beginning. */
export function newTrack(
  model: { readonly stages: readonly string[] },
  key: string,
  now: number,
): TrackState {
  return {
    key,
    stage: model.stages[0]!,
    since: now,
    last: now,
    from: "",
    why: "",
    count: 0,
    first: now,
    seen: [],
  };
}

/** The stage on a track; who has no such track stands at its beginning. */
export function stageOn(
  model: { readonly stages: readonly string[] },
  state: LifecycleState,
  track = "",
): string {
  return state.tracks.find(({ key }) => key === track)?.stage ?? model.stages[0]!;
}
