import type { ReadRhythm } from "@stagelight/core/config";

/** Orders so soon after another are one: something was forgotten. */
const ONE_ORDER = 86_400_000;

/**
 * When the next order is usually due: after the last one, as long as the median of the times between.
 *
 * @param orders when they were placed, in milliseconds since 1970
 * @returns nothing before there are two
 */
export function nextOrderAt(
  orders: readonly number[],
  { atLeast, atMost }: ReadRhythm,
): number | undefined {
  const days: number[] = [];
  let last = -Infinity;
  for (const time of orders.toSorted((a, b) => a - b)) {
    if (time - last >= ONE_ORDER) days.push(time);
    last = time;
  }
  if (days.length < 2) return undefined;
  const between = days.slice(1).map((time, place) => time - days[place]!);
  const usual = Math.min(Math.max(median(between), atLeast * 1000), atMost * 1000);
  return last + Math.round(usual);
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
}
