import { bounded } from "./advance.ts";
import { forget } from "./count.ts";
import type { Model } from "./prepare.ts";
import { move, settle } from "./settle.ts";
import { type Advanced, type LifecycleState, newTrack, type Transition } from "./state.ts";
import { trackKey } from "./track-key.ts";

/** Where a person of the site puts somebody. */
export interface Placing {
  /** Value of the `trackBy` property; empty for the main track. */
  readonly track: string;
  readonly stage: string;
}

/** Stands in place of a rule's id where a person of the site has decided. */
export const BY_HAND = "by-hand";

/**
 * Puts somebody into a stage because a person of the site has said so, after the decays that fell due
 * before. What was counted on the track until then counts no more: else the next event would undo it.
 * From there on the rules go on as after any other change, and silence counts from now. A stage that
 * the model does not have changes nothing. Pure.
 *
 * @param now seconds since 1970; an earlier time than the state's is taken for that
 */
export function place(
  model: Pick<Model, "stages" | "decay">,
  state: LifecycleState,
  { track: value, stage }: Placing,
  now: number,
): Advanced {
  const settled = settle(model, state, now);
  if (!model.stages.includes(stage)) return settled;
  const key = value && trackKey(value);
  const { tracks, now: clock } = settled.state;
  const found = tracks.find((each) => each.key === key) ?? newTrack(model, key, clock);
  if (found.stage === stage) return settled;
  const transitions: Transition[] = [...settled.transitions];
  const moved = {
    ...move(found, stage, clock, "manual", BY_HAND, [], transitions),
    last: clock,
    count: 0,
    first: clock,
    seen: forget(found.seen, [...found.seen.keys()]),
  };
  const others = tracks.filter((each) => each.key !== key);
  const [main, ...rest] = others;
  const placed = key === "" ? [moved, ...others] : [main!, moved, ...rest];
  return { state: { ...settled.state, tracks: bounded(placed) }, transitions };
}
