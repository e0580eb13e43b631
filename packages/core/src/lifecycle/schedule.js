import { settleTrack } from "./settle.js";
/** The schedule of a state: `settle`, played ahead. */
export function scheduleOf(model, state) {
    return Object.fromEntries(state.tracks.map((track) => {
        const transitions = [];
        settleTrack(model, track, Infinity, transitions);
        const plan = transitions.flatMap(({ at, to }) => [at / 1000, to]);
        return [track.key, [track.stage, ...plan]];
    }));
}
/** The stage that a schedule gives for a second; nothing when it is no schedule. */
export function stageAt(plan, now) {
    let place = 0;
    while (plan && plan[place + 1] <= now)
        place += 2;
    return plan?.[place];
}
