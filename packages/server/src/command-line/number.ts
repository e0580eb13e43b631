import type { OptionValues } from "./command.ts";
import { wrong } from "./parse.ts";

/**
 * The whole number that an option gives.
 *
 * @throws StagelightError `command-invalid` when it is none, or out of bounds
 */
export function wholeNumber(
  values: OptionValues,
  name: string,
  [low, high]: readonly [low: number, high: number],
): number | undefined {
  const text = values[name];
  if (text === undefined) return undefined;
  const number = /^\d+$/.test(String(text)) ? Number(text) : NaN;
  if (number >= low && number <= high) return number;
  throw wrong("A number does not fit.", {
    path: `--${name}`,
    expected: `a whole number from ${low.toLocaleString("en")} to ${high.toLocaleString("en")}`,
    found: JSON.stringify(text),
    help: `Write it like --${name} ${Math.max(low, 10)}.`,
  });
}
