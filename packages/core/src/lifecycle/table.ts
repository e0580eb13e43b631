import type { ProfileTable } from "../profile/profile.ts";
import type { Test } from "../predicate/test.ts";

/**
 * A compiled kind of event, and the counter that it feeds; below 0 it is the profile's. Has `events` (names of track events),
 * `pages` (globs) or neither (traits of identify events).
 */
export type StepTable = readonly [
  counter: number,
  /** Place in a sequence; -1 where times are counted. */
  place: number,
  /**
   * How many times are kept: the count that is asked for, or the length of the sequence. Of the
   * score: the points.
   */
  keep: number,
  events: readonly string[] | 0,
  pages: readonly string[] | 0,
  tests: readonly Test[],
  verified: 0 | 1,
];

/** A compiled condition. Counters are named by their number; times are seconds. */
export type ConditionTable =
  | readonly ["#", counter: number, count: number, within: number]
  | readonly ["@", counter: number, atLeast: number, atMost: number]
  | readonly ["e", stageFor: number]
  | readonly ["s", low: number, high: number]
  | readonly ["&" | "|", ...ConditionTable[]]
  | readonly ["!", ConditionTable];

/** A compiled rule. Without `from` it applies everywhere but in `to`. */
export type RuleTable = readonly [
  id: string,
  to: string,
  from: readonly string[] | 0,
  when: ConditionTable,
  /** The counters that the condition reads; -1 for the score. */
  counters: readonly number[],
  /** Whether it speaks of time or of the score, and so is asked at every event. */
  timed: 0 | 1,
];

/** A compiled decay: seconds, counted from the last event (0) or from entering the stage (1). */
export type DecayTable = readonly [
  id: string,
  from: string,
  to: string,
  after: number,
  sinceEntry: 0 | 1,
  cameFrom: readonly string[] | 0,
];

/** A whole model, compiled: plain JSON, small enough for a page. */
export interface ModelTable {
  /** Changes with the rules: what was counted under other rules is not carried over. */
  readonly hash: string;
  readonly stages: readonly string[];
  readonly steps: readonly StepTable[];
  readonly rules: readonly RuleTable[];
  readonly decay: readonly DecayTable[];
  /** The event property whose values have tracks of their own. */
  readonly trackBy?: string;
  /** What pages' paths begin with that globs leave out, the longest first. */
  readonly prefixes?: readonly string[];
  /** What is remembered beside the stages; nothing where the site asks for nothing. */
  readonly profile?: ProfileTable;
}
