import { trackKey } from "../lifecycle/track-key.ts";
import { whole } from "../lifecycle/whole.ts";
import { MAX_INTERESTS, type Profile } from "./profile.ts";

/**
 * Reads a stored profile; never throws.
 *
 * @param ahead seconds by which the clock that wrote it was wrong
 */
export function decodeProfile(stored: readonly unknown[], ahead: number): Profile {
  const [score, known, orders, spent, last, previous, ...interests] = stored;
  const time = (value: unknown): number => (whole(value) ? Math.max(0, value - ahead) : 0);
  const sum = (value: unknown): number => (Number.isSafeInteger(value) ? (value as number) : 0);
  return [
    time(score),
    sum(known),
    sum(orders),
    sum(spent),
    time(last),
    time(previous),
    ...interests
      .slice(0, MAX_INTERESTS)
      .flatMap((row) =>
        Array.isArray(row) && typeof row[0] === "string"
          ? [[trackKey(row[0]), time(row[1])] as const]
          : [],
      ),
  ];
}
