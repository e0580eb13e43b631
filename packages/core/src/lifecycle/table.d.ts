import type { Test } from "../predicate/test.ts";
/** A compiled event step. Exactly one of `events` and `pages` is set. */
export type StepTable = readonly [
    events: readonly string[] | 0,
    pages: readonly string[] | 0,
    tests: readonly Test[],
    verified: 0 | 1
];
/**
 * What is remembered for one condition of one rule: `n` the last times of a step, `s` for each
 * step of a sequence the latest possible start, `t` whether a trait fits.
 */
export type CounterTable = readonly ["n", steps: readonly [StepTable], keep: number] | readonly ["s", steps: readonly StepTable[], keep: number] | readonly ["t", tests: Test];
/** A compiled condition. Counters are named by their index; times are seconds. */
export type ConditionTable = readonly ["#", counter: number, count: number, within: number] | readonly ["s", counter: number, within: number] | readonly ["t", counter: number] | readonly ["@", counter: number, atLeast: number, atMost: number] | readonly ["e", stageFor: number] | readonly ["&" | "|", ...ConditionTable[]] | readonly ["!", ConditionTable];
/** A compiled rule. Without `from` it applies everywhere but in `to`. */
export type RuleTable = readonly [
    id: string,
    to: string,
    from: readonly string[] | 0,
    when: ConditionTable
];
/** A compiled decay: seconds, counted from the last event (0) or from entering the stage (1). */
export type DecayTable = readonly [
    id: string,
    from: string,
    to: string,
    after: number,
    sinceEntry: 0 | 1,
    cameFrom: readonly string[] | 0
];
/** A whole model, compiled: plain JSON, small enough for a page. */
export interface ModelTable {
    /** Changes with the rules: what was counted under other rules is not carried over. */
    readonly hash: string;
    readonly stages: readonly string[];
    readonly counters: readonly CounterTable[];
    readonly rules: readonly RuleTable[];
    readonly decay: readonly DecayTable[];
    /** The event property whose values have tracks of their own. */
    readonly trackBy?: string;
    /** What a page's path begins with that globs leave out, as a regular expression. */
    readonly prefix?: string;
}
