import type { LifecycleEvent } from "../lifecycle/advance.ts";
import type { StepTable } from "../lifecycle/table.ts";
import { trackKey } from "../lifecycle/track-key.ts";
import { levelAt, raised } from "./level.ts";

/**
 * What is remembered of a visitor beside the stages, in the form in which it is stored. Levels are
 * kept as {@link levelAt} reads them, times as seconds since 1970.
 */
export type Profile = readonly [
  score: number,
  /** 1 for who has signed up or in, or is identified by an e-mail address. */
  known: number,
  orders: number,
  /** Hundredths of the shop's currency. */
  spent: number,
  lastOrder: number,
  orderBefore: number,
  ...interests: (readonly [topic: string, until: number])[],
];

/** What a site's config asks for. Half-lives are seconds; 0 where it is not asked for. */
export type ProfileTable = readonly [
  scoreHalfLife: number,
  interestHalfLife: number,
  orders: 0 | 1,
];

/** The most interests that are kept. */
export const MAX_INTERESTS = 8;

/** The profile of a stranger. */
export const NOBODY: Profile = [0, 0, 0, 0, 0, 0];

/** The profile after an event. Never throws, whatever is in the event. */
export function profiled(
  [scoreHalfLife, interestHalfLife, counted]: ProfileTable,
  before: Profile = NOBODY,
  { type, event, properties, traits }: LifecycleEvent,
  steps: readonly StepTable[],
  at: number,
): Profile {
  let [score, known, orders, spent, last, previous, ...interests] = before;
  let points = 0;
  for (const [counter, , worth] of steps) if (counter < 0) points += worth;
  if (points) score = raised(score, points, at, scoreHalfLife);
  if (counted && type === "identify" && traits?.email) known = 1;
  if (counted && type === "track") {
    if (event === "Signed Up" || event === "Signed In") known = 1;
    if (event === "Order Completed") {
      orders++;
      spent += amountOf(properties);
      // Whatever comes late finds its place.
      previous = Math.max(previous, Math.min(last, at));
      last = Math.max(last, at);
    } else if (event === "Order Refunded" || event === "Order Cancelled") {
      if (event === "Order Cancelled") orders--;
      spent -= amountOf(properties);
    }
  }
  if (interestHalfLife && type === "page") {
    for (const topic of topicsOf(properties?.topic)) {
      const held = interests.find(([name]) => name === topic);
      const others = interests.filter((each) => each !== held).sort((a, b) => b[1] - a[1]);
      const until = raised(held?.[1] || 0, 1, at, interestHalfLife);
      interests = [[topic, until] as const, ...others].slice(0, MAX_INTERESTS);
    }
  }
  return [score, known, orders, spent, last, previous, ...interests];
}

/** The score in whole points. */
export function scoreOf([halfLife]: ProfileTable, [score]: Profile, now: number): number {
  return Math.round(levelAt(score, now, halfLife));
}

/** What an order was worth, in hundredths: texts such as "12.50" count too. */
function amountOf(properties: LifecycleEvent["properties"]): number {
  const { total, revenue, value } = properties ?? {};
  const told = total ?? revenue ?? value;
  const amount = typeof told === "object" ? 0 : Math.abs(parseFloat(String(told)));
  return amount < 1e10 ? Math.round(amount * 100) : 0;
}

/** The topics of a page: a list, or a text with commas. */
function topicsOf(told: unknown): string[] {
  const names: unknown[] =
    typeof told === "string" ? told.split(",") : Array.isArray(told) ? told : [];
  const topics = names
    .slice(0, MAX_INTERESTS)
    .map((name) => (typeof name === "string" ? trackKey(name) : ""));
  return topics.filter((topic, place) => topic && topics.indexOf(topic) === place);
}
