import { compileMatch, type Matches } from "../predicate/match.ts";
import type { Test } from "../predicate/test.ts";
import { type Duration, LONGEST, seconds } from "../time/duration.ts";
import type { Condition, Decay, EventStep, LifecycleModel, Rule } from "./rule.ts";
import type { ConditionTable, CounterTable, DecayTable, ModelTable, StepTable } from "./table.ts";

/** What belongs to a site rather than to its model. */
export interface ModelOptions {
  readonly trackBy?: string | undefined;
  readonly prefix?: string | undefined;
}

/** Compiles a valid model to its table. */
export function compileModel(
  model: LifecycleModel,
  { trackBy, prefix }: ModelOptions = {},
): ModelTable {
  const counters: CounterTable[] = [];
  const rules = model.rules.map((rule, index) => {
    const when = compileCondition(rule.when, counters, rule.verified === true);
    return [ruleId(rule, index), rule.to, listed(rule.from), when] as const;
  });
  const decay = (model.decay ?? []).map(compileDecay);
  const { stages } = model;
  const content = { stages, counters, rules, decay };
  return {
    hash: fingerprint(JSON.stringify([content, trackBy])),
    ...content,
    ...(trackBy && { trackBy }),
    ...(prefix && { prefix }),
  };
}

/** The id of a rule, given or made up. */
export function ruleId(rule: Rule, index: number): string {
  return rule.id ?? `${rule.to}-${index + 1}`;
}

/** The id of a decay, given or made up. */
export function decayId(decay: Decay): string {
  return decay.id ?? `decay-${decay.from}`;
}

function compileDecay(decay: Decay): DecayTable {
  const { from, to, after, since, cameFrom } = decay;
  return [
    decayId(decay),
    from,
    to,
    toSeconds(after, 0),
    since === "entry" ? 1 : 0,
    listed(cameFrom),
  ];
}

function compileCondition(
  condition: Condition,
  counters: CounterTable[],
  verified: boolean,
): ConditionTable {
  const compile = (part: Condition): ConditionTable => compileCondition(part, counters, verified);
  const counter = (row: CounterTable): number => counters.push(row) - 1;
  if ("all" in condition) return every(condition.all.map(compile));
  if ("any" in condition) return ["|", ...condition.any.map(compile)];
  if ("not" in condition) return ["!", compile(condition.not)];
  if ("stageFor" in condition) return ["e", toSeconds(condition.stageFor, 0)];
  if ("traits" in condition) {
    return every(
      compileMatches(condition.traits).map(([test, absent]) => {
        const fits = ["t", counter(["t", test])] as const;
        return absent ? ["!", fits] : fits;
      }),
    );
  }
  if ("since" in condition) {
    const index = counter(["n", [compileStep(condition.since, verified)], 1]);
    return ["@", index, toSeconds(condition.atLeast, 0), toSeconds(condition.atMost, LONGEST)];
  }
  if ("sequence" in condition) {
    const steps = condition.sequence.map((step) => compileStep(step, verified));
    return ["s", counter(["s", steps, steps.length]), toSeconds(condition.within, LONGEST)];
  }
  const times = condition.count ?? 1;
  const index = counter(["n", [compileStep(condition, verified)], times]);
  return ["#", index, times, toSeconds(condition.within, LONGEST)];
}

function compileStep(step: EventStep, verified: boolean): StepTable {
  const tests = compileMatches(step.properties ?? {}).map(([test]) => test);
  return [listed(step.event), listed(step.page), tests, verified || step.verified ? 1 : 0];
}

function compileMatches(matches: Matches): [Test, boolean][] {
  return Object.entries(matches).flatMap(([path, match]) => {
    const { tests, absent } = compileMatch(path, match);
    return tests.map((test): [Test, boolean] => [test, absent]);
  });
}

function every(parts: ConditionTable[]): ConditionTable {
  return parts.length === 1 ? parts[0]! : ["&", ...parts];
}

function listed(value: string | readonly string[] | undefined): readonly string[] | 0 {
  if (value === undefined) return 0;
  return typeof value === "string" ? [value] : value;
}

function toSeconds(duration: Duration | undefined, otherwise: number): number {
  return duration === undefined ? otherwise : seconds(duration)!;
}

/** FNV-1a, 32 bit: tells models apart, guards nothing. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (const character of text) {
    hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193);
  }
  return (hash >>> 0).toString(36);
}
