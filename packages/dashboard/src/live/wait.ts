const FIRST = 500;
const MOST = 30_000;

/**
 * How long to wait before a stream is asked for again, in milliseconds: longer with each failure, and
 * for each browser a little different, so that they do not come back all at once.
 *
 * @param failures how many tries in a row have failed
 * @param dice a number from 0 to 1
 */
export function waitAfter(failures: number, dice: number): number {
  const whole = Math.min(MOST, FIRST * 2 ** failures);
  return Math.round(whole * (0.5 + dice / 2));
}
