import { setImmediate } from "node:timers/promises";

/** Milliseconds of one turn. */
const TURN = 5;

/** Does something for each of many, in turns of a few milliseconds: what else there is to do comes in between. */
export async function inTurns<Each>(all: Iterable<Each>, act: (each: Each) => void): Promise<void> {
  let begun = performance.now();
  for (const each of all) {
    act(each);
    if (performance.now() - begun < TURN) continue;
    await setImmediate();
    begun = performance.now();
  }
}
