/** A length of time: a number and a unit, such as `"30m"`, `"12h"`, `"7d"`, `"2w"`. */
export type Duration = `${number}${"s" | "m" | "h" | "d" | "w"}`;

const SECONDS = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 } as const;

/** The longest duration a rule may name. Counted times older than this are forgotten. */
export const LONGEST = 3 * 365 * SECONDS.d;

/** Seconds in a {@link Duration}, or `undefined` when the text is none. */
export function seconds(duration: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?)([smhdw])$/.exec(duration);
  if (!match) return undefined;
  return Math.round(Number(match[1]) * SECONDS[match[2] as keyof typeof SECONDS]);
}
