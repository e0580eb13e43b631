import type {
  ConditionTable,
  DecayTable,
  ModelTable,
  RuleTable,
  StepTable,
} from "../lifecycle/table.ts";
import type { Heard } from "./heard.ts";

/** Why a rule or a decay never fired: a guess from what was seen. */
export type Unused =
  /** Nobody was ever where it starts. */
  | { readonly reason: "nobody-there"; readonly stages: readonly string[] }
  /** No visitor did what it asks for. */
  | { readonly reason: "never-done"; readonly what: readonly string[] }
  /** It counts verified events only, and there were none of its kind. */
  | { readonly reason: "not-verified"; readonly what: readonly string[] }
  /** The events came, but never with the properties that it asks for. */
  | { readonly reason: "other-properties"; readonly what: readonly string[] }
  /** It would have fired, but an earlier one did. */
  | { readonly reason: "shadowed"; readonly by: string; readonly times: number }
  /** Nobody had so high a score. */
  | { readonly reason: "score-too-low"; readonly asked: number; readonly highest: number }
  /** What it asks for happened, but only to visitors who stood elsewhere. */
  | { readonly reason: "elsewhere"; readonly stages: readonly string[] }
  /** What it asks for happened, but never so often, so close together, or all at once. */
  | { readonly reason: "not-together" }
  /** A decay that takes longer than the simulation. */
  | { readonly reason: "too-short"; readonly days: number }
  /** Nobody was silent, or stayed, for so long. */
  | { readonly reason: "never-so-long"; readonly days: number };

/** What is known of a whole simulation when it is over. */
export interface Seen {
  readonly table: ModelTable;
  /** Stages that any visitor was in, and the stages they came there from. */
  readonly cameFrom: ReadonlyMap<string, ReadonlySet<string>>;
  readonly heard: ReadonlyMap<StepTable, Heard>;
  /** For rules that gave way to an earlier one: that one, and how often. */
  readonly shadows: ReadonlyMap<string, { readonly by: string; readonly times: number }>;
  /** Of all scores that visitors had at an event. */
  readonly highestScore: number;
  readonly fired: (id: string) => boolean;
  readonly days: number;
}

/** Guesses why a rule never fired. */
export function whyRuleUnused([id, to, from, when, counters]: RuleTable, seen: Seen): Unused {
  const { table, cameFrom, heard, shadows } = seen;
  const starts = (from || table.stages).filter((stage) => stage !== to);
  if (!starts.some((stage) => cameFrom.has(stage))) {
    return { reason: "nobody-there", stages: starts };
  }
  const missing = missingSteps(when, table.steps, heard);
  const unnamed = missing.filter((step) => !heard.get(step)!.named);
  if (unnamed.length > 0) return { reason: "never-done", what: unnamed.map(wordsOf) };
  if (missing.length > 0) {
    const unvouched = missing.every((step) => step[6] && !heard.get(step)!.vouched);
    return {
      reason: unvouched ? "not-verified" : "other-properties",
      what: missing.map(wordsOf),
    };
  }
  const asked = scoreAskedBy(when);
  if (asked > seen.highestScore) {
    return { reason: "score-too-low", asked, highest: seen.highestScore };
  }
  const shadow = shadows.get(id);
  if (shadow) return { reason: "shadowed", ...shadow };
  const own = table.steps.filter(([counter]) => counters.includes(counter));
  const inPlace = (step: StepTable): boolean =>
    starts.some((stage) => heard.get(step)!.stages.has(stage));
  if (own.length > 0 && !own.some(inPlace)) return { reason: "elsewhere", stages: starts };
  return { reason: "not-together" };
}

/** Guesses why a decay never fired. */
export function whyDecayUnused(decay: DecayTable, { table, cameFrom, fired, days }: Seen): Unused {
  const [, from, , after, , origins] = decay;
  const came = cameFrom.get(from);
  if (!came) return { reason: "nobody-there", stages: [from] };
  if (origins && !origins.some((stage) => came.has(stage))) {
    return { reason: "nobody-there", stages: origins.map((stage) => `${stage} → ${from}`) };
  }
  const needed = after / 86_400;
  if (needed >= days) return { reason: "too-short", days: needed };
  const quicker = table.decay.find(
    (other) => other[1] === from && other[3] <= after && other !== decay && fired(other[0]),
  );
  if (quicker) return { reason: "shadowed", by: quicker[0], times: 0 };
  return { reason: "never-so-long", days: needed };
}

/** The steps without which a condition cannot hold and which no event ever fitted. */
function missingSteps(
  condition: ConditionTable,
  steps: readonly StepTable[],
  heard: Seen["heard"],
): StepTable[] {
  const [kind, ...parts] = condition as readonly [string, ...ConditionTable[]];
  const within = (part: ConditionTable): StepTable[] => missingSteps(part, steps, heard);
  if (kind === "#" || kind === "@") {
    return steps.filter((step) => step[0] === condition[1] && !heard.get(step)!.fits);
  }
  if (kind === "&") return parts.flatMap(within);
  if (kind !== "|") return [];
  const branches = parts.map(within);
  return branches.every((branch) => branch.length > 0) ? branches.flat() : [];
}

/** The score without which a condition cannot hold; 0 where there is none. */
function scoreAskedBy(condition: ConditionTable): number {
  const [kind, ...parts] = condition as readonly [string, ...ConditionTable[]];
  if (kind === "s") return Math.max(0, condition[1] as number);
  const asked = kind === "&" || kind === "|" ? parts.map(scoreAskedBy) : [0];
  return kind === "|" ? Math.min(...asked) : Math.max(...asked);
}

/** A step in words: its events, pages or trait. */
function wordsOf([, , , events, pages, tests]: StepTable): string {
  return (events || (pages && pages.map(readable)) || [`traits.${tests[0]?.[0]}`]).join(" or ");
}

function readable(glob: string): string {
  try {
    return decodeURI(glob);
  } catch {
    return glob;
  }
}
