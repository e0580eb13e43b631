import type { Facts } from "../audience/facts.ts";
import { NOBODY, type Profile, type ProfileTable, scoreOf } from "./profile.ts";

/** What audiences can ask of a profile. */
export type ProfileFacts = Pick<
  Facts,
  "score" | "known" | "orders" | "spent" | "daysSinceOrder" | "daysBetweenOrders" | "interests"
>;

const DAY = 86_400;

/**
 * The facts in a profile at a time. Small enough for the head script.
 *
 * @param profile as it was stored
 * @param now seconds since 1970
 */
export function profileFacts(
  table: ProfileTable,
  profile: Profile | undefined = NOBODY,
  now: number,
): ProfileFacts {
  const [, known, orders, spent, last, previous, ...interests] = profile;
  return {
    score: scoreOf(table, profile, now),
    known: known > 0,
    orders: Math.max(0, orders),
    spent: Math.max(0, spent / 100),
    daysSinceOrder: last ? Math.floor((now - last) / DAY) : undefined,
    daysBetweenOrders: previous ? Math.floor((last - previous) / DAY) : undefined,
    interests: interests.filter(([, until]) => until > now).map(([topic]) => topic),
  };
}
