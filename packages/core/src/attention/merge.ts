import { type AttentionMemory, attentionAt } from "./memory.ts";

/**
 * What two tabs or browsers remember of prompts, as one memory: what either has shown, the end of each
 * prompt as the later one tells it, and answered where either was. Pure; it does not matter which
 * comes first, and a memory merged with itself says what it said.
 */
export function mergeAttention(
  a: AttentionMemory,
  b: AttentionMemory,
  now: number,
): AttentionMemory {
  const [version, began, last, dismissed, shown, ended] = attentionAt(a, now);
  const [, otherBegan, otherLast, otherDismissed, otherShown, otherEnded] = attentionAt(b, now);
  // Two shows of one second are two, unless each memory has one of them.
  const once = [...shown];
  const more = otherShown.filter((at) => {
    const place = once.indexOf(at);
    if (place >= 0) once.splice(place, 1);
    return place < 0;
  });
  const ends = new Map<string, readonly [at: number, answered: number]>();
  for (const [prompt, at, answered] of [...ended, ...otherEnded]) {
    const [then, done] = ends.get(prompt) ?? [0, 0];
    ends.set(prompt, [Math.max(at, then), Math.max(answered, done)]);
  }
  return attentionAt(
    [
      version,
      Math.min(began, otherBegan),
      Math.max(last, otherLast),
      Math.max(dismissed, otherDismissed),
      [...shown, ...more].sort((x, y) => x - y),
      [...ends]
        .map(([prompt, [at, answered]]) => [prompt, at, answered] as const)
        .sort(([x, at], [y, then]) => then - at || (x < y ? -1 : 1)),
    ],
    now,
  );
}
