import type { LifecycleEvent } from "../lifecycle/advance.ts";
import type { StepTable } from "../lifecycle/table.ts";
import { trackKey } from "../lifecycle/track-key.ts";
import { raised } from "./level.ts";
import {
  KNOWN,
  MAX_INTERESTS,
  NOBODY,
  ORDER,
  type Profile,
  type ProfileTable,
  SCORE,
  scoreOf,
  TOPICS,
} from "./profile.ts";

/** The last of the places that hold no time; of the others the score holds one too. */
const SPENT = 3;

/** The profile after an event. Never throws, whatever is in the event. */
function profiled(
  [scoreHalfLife, interestHalfLife]: ProfileTable,
  before: Profile = NOBODY,
  properties: LifecycleEvent["properties"],
  steps: readonly StepTable[],
  at: number,
): Profile {
  let [score, known, orders, spent, last, previous, ...interests] = before;
  let points = 0;
  for (const [counter, place, keep] of steps) {
    if (counter === SCORE) points += keep;
    if (counter === KNOWN) known = 1;
    if (counter === ORDER) {
      orders += keep;
      spent += place * worthOf(properties);
      if (keep > 0) {
        // Whatever comes late finds its place.
        previous = Math.max(previous, Math.min(last, at));
        last = Math.max(last, at);
      }
    }
    if (counter === TOPICS) {
      const topics = topicsOf(properties?.topic);
      const level = (topic: string) => interests.find(([name]) => name === topic)?.[1] || 0;
      interests = [
        ...topics.map((topic) => [topic, raised(level(topic), 1, at, interestHalfLife)] as const),
        ...interests.filter(([name]) => !topics.includes(name)).sort((a, b) => b[1] - a[1]),
      ].slice(0, MAX_INTERESTS);
    }
  }
  if (points) score = raised(score, points, at, scoreHalfLife);
  return [score, known, orders, spent, last, previous, ...interests];
}

/** What an order was worth, in hundredths: texts such as "12.50" count too. */
function worthOf(properties: LifecycleEvent["properties"]): number {
  const told = properties?.total ?? properties?.revenue;
  const amount = typeof told === "object" ? 0 : Math.abs(parseFloat(String(told)));
  return amount < 1e10 ? Math.round(amount * 100) : 0;
}

/** The topics of a page: a list, or a text with commas. */
function topicsOf(told: unknown): string[] {
  const names = [told].flat().flatMap((name) => (typeof name === "string" ? name.split(",") : []));
  return [...new Set(names.map(trackKey))].filter(Boolean).slice(0, MAX_INTERESTS);
}

/**
 * Reads a stored profile; never throws.
 *
 * @param ahead seconds by which the clock that wrote it was wrong
 */
function decodeProfile(stored: readonly unknown[], ahead: number): Profile {
  const number = (value: unknown, place: number): number =>
    Number.isSafeInteger(value)
      ? (value as number) - (value && (!place || place > SPENT) ? ahead : 0)
      : 0;
  const plain = NOBODY.map((_, place) => number(stored[place], place));
  const interests = (stored.slice(plain.length) as unknown[][]).flatMap((row) =>
    topicsOf(row?.[0]).map((topic) => [topic, number(row[1], plain.length)]),
  );
  return [...plain, ...interests.slice(0, MAX_INTERESTS)] as unknown as Profile;
}

/** What keeps profiles; a browser loads it only where the site asks for something of it. */
export const profiling = { profiled, scoreOf, decodeProfile } as const;

/** {@link profiling} as the engine calls it. */
export type Profiling = typeof profiling;
