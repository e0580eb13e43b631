/** More than `most` within so many seconds is a burst. */
export interface BurstLimits {
  readonly most: number;
  readonly within: number;
}

/**
 * Whether more came in within some stretch of that length than is usual: the displayed average stands
 * still then until a person has looked. Nothing is refused or deleted by it.
 *
 * @param times milliseconds since 1970, in any order
 */
export function burst(times: readonly number[], { most, within }: BurstLimits): boolean {
  const sorted = times.toSorted((a, b) => a - b);
  // A burst is `most` and one more so close together: the first and the last of them say it.
  return sorted.some((time, index) => {
    const last = sorted[index + most];
    return last !== undefined && last - time < within * 1_000;
  });
}
