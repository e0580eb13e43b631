/** The most tracks that are kept, the main one included; the least recent goes first. */
export const MAX_TRACKS = 8;
/** The most counted times over all tracks; the least recent track forgets its own first. */
export const MAX_TIMES = 64;
/** A visitor at the beginning. */
export function initialState(model, now = 0) {
    return { now, tracks: [newTrack(model, "", now)] };
}
/** A track at the beginning. */
export function newTrack(model, key, now) {
    return {
        key,
        stage: model.stages[0],
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
export function stageOn(model, state, track = "") {
    return state.tracks.find(({ key }) => key === track)?.stage ?? model.stages[0];
}
