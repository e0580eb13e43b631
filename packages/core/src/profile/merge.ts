import { levelAt, raised } from "./level.ts";
import { MAX_INTERESTS, type Profile, type ProfileTable } from "./profile.ts";

/**
 * What is remembered of two browsers of one person, added up. Where both say the very same (the
 * same last order, the same level), it is the same thing and counts once.
 */
export function mergeProfiles(
  table: ProfileTable | undefined,
  a: Profile | undefined,
  b: Profile | undefined,
): Profile | undefined {
  if (!table || !a || !b) return table && (a ?? b);
  const [scoreA, knownA, ordersA, spentA, lastA, beforeA, ...interestsA] = a;
  const [scoreB, knownB, ordersB, spentB, lastB, beforeB, ...interestsB] = b;
  const same = lastA === lastB;
  const total = (x: number, y: number): number => (same ? Math.max(x, y) : x + y);
  return [
    addLevels(scoreA, scoreB, table[0]),
    Math.max(knownA, knownB),
    total(ordersA, ordersB),
    total(spentA, spentB),
    Math.max(lastA, lastB),
    Math.max(beforeA, beforeB, same ? 0 : Math.min(lastA, lastB)),
    ...mergeInterests(interestsA, interestsB, table[1]),
  ];
}

type Interests = readonly (readonly [topic: string, until: number])[];

/** The newest and strongest of both: each list begins with its own. */
function mergeInterests(a: Interests, b: Interests, halfLife: number): Interests {
  const topics = [...new Set([...a, ...b].map(([topic]) => topic))].map((topic) => {
    const places = [a, b].map((list) => list.findIndex(([name]) => name === topic));
    const [one = 0, other = 0] = [a, b].map((list, index) => list[places[index]!]?.[1] ?? 0);
    const place = Math.min(...places.filter((found) => found >= 0));
    return { topic, place, until: addLevels(one, other, halfLife) };
  });
  return topics
    .sort((x, y) => x.place - y.place || y.until - x.until || (x.topic < y.topic ? -1 : 1))
    .slice(0, MAX_INTERESTS)
    .map(({ topic, until }) => [topic, until]);
}

/** Two levels as one, told at the later time at which one of them has sunk to 1. */
function addLevels(a: number, b: number, halfLife: number): number {
  if (a === b) return a;
  const [low, high] = a < b ? [a, b] : [b, a];
  return raised(high, levelAt(low, high, halfLife), high, halfLife);
}
