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
export declare function settle(model: Decaying, state: LifecycleState, now: number): Advanced;
/** One track; pushes to `transitions`. Returns the same object when nothing is due. */
export declare function settleTrack({ decay }: Decaying, start: TrackState, now: number, transitions: Transition[]): TrackState;
