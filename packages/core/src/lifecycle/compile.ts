import { type ProfileTable, profileSteps, SCORE } from "../profile/profile.ts";
import { compileMatch, compileMatches } from "../predicate/match.ts";
import { type Duration, LONGEST, seconds } from "../time/duration.ts";
import type {
  Condition,
  Decay,
  EventStep,
  LifecycleModel,
  Rule,
  ScoreCondition,
  ScoreModel,
} from "./rule.ts";
import type { ConditionTable, DecayTable, ModelTable, RuleTable, StepTable } from "./table.ts";

/** What belongs to a site rather than to its model. */
export interface ModelOptions {
  readonly trackBy?: string | undefined;
  readonly prefixes?: readonly string[] | undefined;
  /** Whether orders are remembered. */
  readonly orders?: boolean | undefined;
  /** How fast interests fade; left out where they are not remembered. */
  readonly interests?: Duration | undefined;
}

/** Compiles a valid model to its table. */
export function compileModel(
  model: LifecycleModel,
  { trackBy, prefixes, orders, interests }: ModelOptions = {},
): ModelTable {
  const steps: StepTable[] = [];
  let counters = 0;
  const rules = model.rules.map((rule, index): RuleTable => {
    const first = counters;
    let timed: 0 | 1 = 0;
    let scored = false;
    const compiling = {
      verified: rule.verified === true,
      /** A counter of its own for each condition: what one rule has used up, others still have. */
      counter: (kinds: readonly CountedStep[], keep: number): number => {
        kinds.forEach((step, place) =>
          steps.push([counters, kinds[1] ? place : -1, keep, ...step]),
        );
        return counters++;
      },
      speaksOfTime: () => {
        timed = 1;
      },
      speaksOfScore: () => {
        timed = 1;
        scored = true;
      },
    };
    const when = compileCondition(rule.when, compiling);
    const own = Array.from({ length: counters - first }, (_, place) => first + place);
    if (scored) own.push(SCORE);
    return [ruleId(rule, index), rule.to, listed(rule.from), when, own, timed];
  });
  const decay = (model.decay ?? []).map(compileDecay);
  const { stages, score } = model;
  const content = { stages, steps, rules, decay };
  const profile: ProfileTable = [
    toSeconds(score?.halfLife, 0),
    toSeconds(interests, 0),
    orders ? 1 : 0,
  ];
  return {
    // Other points are no reason to forget what was counted.
    hash: fingerprint(JSON.stringify([content, trackBy])),
    ...content,
    steps: [
      ...steps,
      ...(score ? compilePoints(score) : []),
      ...profileSteps(orders === true, interests !== undefined),
    ],
    ...(trackBy && { trackBy }),
    ...(prefixes?.[0] && { prefixes }),
    ...(profile.some(Boolean) && { profile }),
  };
}

function compilePoints({ points }: ScoreModel): StepTable[] {
  return points.map(({ points: worth, ...step }) => [
    SCORE,
    -1,
    worth,
    ...compileStep(step, false),
  ]);
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

/** A step without the counter that it feeds. */
type CountedStep = StepTable extends readonly [unknown, unknown, unknown, ...infer Rest]
  ? Rest
  : never;

interface Compiling {
  readonly verified: boolean;
  counter(kinds: readonly CountedStep[], keep: number): number;
  speaksOfTime(): void;
  speaksOfScore(): void;
}

function compileCondition(condition: Condition, compiling: Compiling): ConditionTable {
  const { verified, counter, speaksOfTime, speaksOfScore } = compiling;
  const compile = (part: Condition): ConditionTable => compileCondition(part, compiling);
  if ("all" in condition) return every(condition.all.map(compile));
  if ("any" in condition) return ["|", ...condition.any.map(compile)];
  if ("not" in condition) return ["!", compile(condition.not)];
  if ("stageFor" in condition) {
    speaksOfTime();
    return ["e", toSeconds(condition.stageFor, 0)];
  }
  if ("score" in condition) {
    speaksOfScore();
    return compileScore(condition);
  }
  if ("traits" in condition) {
    return every(
      compileMatches(condition.traits).map((test) => {
        const absent = test[1] === "-";
        const told = absent ? ([test[0], "?"] as const) : test;
        const fits = ["#", counter([[0, 0, [told], verified ? 1 : 0]], 1), 1, LONGEST] as const;
        return absent ? ["!", fits] : fits;
      }),
    );
  }
  if ("since" in condition) {
    speaksOfTime();
    const index = counter([compileStep(condition.since, verified)], 1);
    return ["@", index, toSeconds(condition.atLeast, 0), toSeconds(condition.atMost, LONGEST)];
  }
  if ("sequence" in condition) {
    const steps = condition.sequence.map((step) => compileStep(step, verified));
    // The last place holds the latest possible start.
    return ["#", counter(steps, steps.length), 1, toSeconds(condition.within, LONGEST)];
  }
  const times = condition.count ?? 1;
  const index = counter([compileStep(condition, verified)], times);
  return ["#", index, times, toSeconds(condition.within, LONGEST)];
}

function compileScore({ score }: ScoreCondition): ConditionTable {
  const [, , [low, high]] = compileMatch("score", score) as readonly [
    string,
    "<>",
    [number, number],
  ];
  return ["s", low, high];
}

function compileStep(step: EventStep, verified: boolean): CountedStep {
  const tests = compileMatches(step.properties ?? {});
  const pages = listed(step.page);
  return [
    listed(step.event),
    pages && pages.map(asInAddresses),
    tests,
    verified || step.verified ? 1 : 0,
  ];
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

/** A glob as paths are compared: no closing slash, `/비교/**` percent-encoded as in addresses. */
function asInAddresses(glob: string): string {
  const open = glob.replace(/(.)\/$/, "$1");
  try {
    return encodeURI(decodeURI(open));
  } catch {
    return open;
  }
}
