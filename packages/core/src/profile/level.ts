/**
 * A level that time halves again and again is kept as one number: the second at which it will have
 * sunk to 1. It needs no clock beside it; 0 is no level at all.
 */
export function levelAt(until: number, now: number, halfLife: number): number {
  return until && halfLife && Math.min(1e6, 2 ** ((until - now) / halfLife));
}

/** The level with more, or fewer, points at a time; in whole seconds, as it is stored. */
export function raised(until: number, points: number, at: number, halfLife: number): number {
  const level = levelAt(until, at, halfLife) + points;
  return level > 0 ? Math.round(at + halfLife * Math.log2(level)) : 0;
}
