import type { Profile } from "../profile/profile.ts";
import { encodeState } from "./codec.ts";
import { settleTrack } from "./settle.ts";
import type { LifecycleState } from "./state.ts";
import type { ModelTable } from "./table.ts";

/**
 * What silence will do: for each track the present stage, then in turn the second at which a decay
 * falls due and the stage it leads to. Reading it needs neither model nor rules, so the head script
 * can decide the stage before the first paint.
 */
export type Schedule = Readonly<Record<string, readonly (string | number)[]>>;

/** The schedule of a state: `settle`, played ahead. */
export function scheduleOf(model: ModelTable, state: LifecycleState): Schedule {
  return Object.fromEntries(
    state.tracks.map((track) => {
      const transitions: Parameters<typeof settleTrack>[3] = [];
      settleTrack(model, track, Infinity, transitions);
      const plan = transitions.flatMap(({ at, to }) => [at / 1000, to]);
      return [track.key, [track.stage, ...plan]];
    }),
  );
}

/** What a browser keeps of a state: its stored form and profile, and the schedule that follows. */
export interface Stored {
  readonly l: unknown;
  readonly d: Schedule;
  /** What the facts about score, orders and interests follow from, where the site keeps it. */
  readonly h: Profile | undefined;
}

/**
 * A state and its schedule as a browser keeps them: as JSON at most 2 kB. What is too much goes, the
 * least recent track first; only the main one always stays.
 */
export function storedOf(model: ModelTable, { now, tracks, profile }: LifecycleState): Stored {
  const state = { now, tracks };
  const stored = { l: encodeState(model, state), d: scheduleOf(model, state), h: profile };
  // No character of a text takes more than three bytes for each of its units.
  return tracks[1] && JSON.stringify(stored).replace(/[^ -~]/g, "---").length > 2048
    ? storedOf(model, { now, tracks: tracks.slice(0, -1), profile })
    : stored;
}

/** The stage that a schedule gives for a second; nothing when it is no schedule. */
export function stageAt(plan: Schedule[string] | undefined, now: number): unknown {
  let place = 0;
  while (plan && (plan[place + 1] as number) <= now) place += 2;
  return plan?.[place];
}
