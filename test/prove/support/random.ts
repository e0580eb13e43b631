/** Random numbers that are the same for the same seed (mulberry32). */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A whole number from `least` to `most`. */
export function between(next: () => number, least: number, most: number): number {
  return least + Math.floor(next() * (most - least + 1));
}

/** Brings a list into a random order. */
export function shuffle<T>(list: readonly T[], next: () => number): T[] {
  const all = [...list];
  for (let place = all.length - 1; place > 0; place--) {
    const other = Math.floor(next() * (place + 1));
    [all[place], all[other]] = [all[other]!, all[place]!];
  }
  return all;
}
