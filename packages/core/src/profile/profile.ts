import type { Test } from "../predicate/test.ts";
import type { StepTable } from "../lifecycle/table.ts";
import { levelAt } from "./level.ts";

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

/** Half-lives of what a site's config asks for, in seconds; 0 where it does not. */
export type ProfileTable = readonly [score: number, interests: number, orders: 0 | 1];

/** What stands in a step's place of a counter, where the profile listens. */
export const SCORE = -1;
export const ORDER = -2;
export const KNOWN = -3;
export const TOPICS = -4;

/** The most interests that are kept. */
export const MAX_INTERESTS = 8;

/** The profile of a stranger. */
export const NOBODY: Profile = [0, 0, 0, 0, 0, 0];

/** The score in whole points. */
export function scoreOf([halfLife]: ProfileTable, profile: Profile, now: number): number {
  return Math.round(levelAt(profile[0], now, halfLife));
}

/** What a profile listens to beside the points of a score; the table of a model's steps has it. */
export function profileSteps(orders: boolean, interests: boolean): StepTable[] {
  const step = (
    counter: number,
    place: number,
    keep: number,
    events: readonly string[] | 0,
    pages: readonly string[] | 0 = 0,
    tests: readonly Test[] = [],
  ): StepTable => [counter, place, keep, events, pages, tests, 0];
  return [
    // Of an order: whether its worth is added or taken away, and how many orders it makes.
    ...(orders
      ? [
          step(ORDER, 1, 1, ["Order Completed"]),
          step(ORDER, -1, 0, ["Order Refunded"]),
          step(ORDER, -1, -1, ["Order Cancelled"]),
          step(KNOWN, 0, 0, ["Signed Up", "Signed In"]),
          step(KNOWN, 0, 0, 0, 0, [["email", "?"]]),
        ]
      : []),
    // Of pages, and of what somebody chose in the newsletter's form: see `interest` of its fields.
    ...(interests
      ? [step(TOPICS, 0, 0, 0, ["/**"]), step(TOPICS, 0, 0, ["Newsletter Subscribed"])]
      : []),
  ];
}
