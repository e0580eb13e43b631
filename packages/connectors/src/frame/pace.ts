import { setTimeout as sleep } from "node:timers/promises";

/**
 * Lets so many begin in so many seconds; the others wait for their turn.
 *
 * @returns resolves when one may begin
 */
export function pace({
  calls,
  seconds,
}: {
  readonly calls: number;
  readonly seconds: number;
}): (signal: AbortSignal) => Promise<void> {
  /** When the last ones begin, the oldest first. */
  const turns: number[] = [];
  return async (signal) => {
    const now = performance.now();
    const earliest = turns.length < calls ? now : turns.shift()! + seconds * 1000;
    const turn = Math.max(now, earliest);
    turns.push(turn);
    if (turn > now) await sleep(turn - now, undefined, { signal });
  };
}
