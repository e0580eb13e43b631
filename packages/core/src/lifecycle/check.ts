import type { Problem } from "../problems/problem.ts";
import { list } from "../problems/suggest.ts";
import { LONGEST, seconds } from "../time/duration.ts";
import { compileModel, decayId, ruleId } from "./compile.ts";
import type { Condition, Decay, LifecycleModel, Rule } from "./rule.ts";
import { MAX_TIMES } from "./state.ts";

/** Where each part of a merged model was written; presets' own parts have no path. */
export interface Origins {
  readonly stages?: string | undefined;
  readonly rules: readonly (string | undefined)[];
  readonly decay: readonly (string | undefined)[];
}

/** What is wrong with a model that is well-formed: parts that can never fire, or never rest. */
export function checkModel(model: LifecycleModel, origins: Origins): Problem[] {
  return [
    ...duplicateIds(model, origins),
    ...unreachableStages(model, origins),
    ...deadRules(model, origins),
    ...deadDecays(model, origins),
    ...restlessDecays(model, origins),
    ...tooMuchToRemember(model, origins),
    ...withoutScore(model, origins),
  ];
}

/** The stages out of which a rule can move a visitor. */
function sources(model: LifecycleModel, { from, to }: Rule): string[] {
  return (from === undefined ? [...model.stages] : listed(from)).filter((stage) => stage !== to);
}

function reachable(model: LifecycleModel): Set<string> {
  const reached = new Set<string>([model.stages[0]]);
  for (let grown = true; grown;) {
    const before = reached.size;
    for (const rule of model.rules) {
      if (sources(model, rule).some((stage) => reached.has(stage))) reached.add(rule.to);
    }
    for (const { from, to } of model.decay ?? []) if (reached.has(from)) reached.add(to);
    grown = reached.size > before;
  }
  return reached;
}

function duplicateIds(model: LifecycleModel, origins: Origins): Problem[] {
  const parts = [
    ...model.rules.map((rule, index) => ({ id: ruleId(rule, index), at: origins.rules[index] })),
    ...(model.decay ?? []).map((decay, index) => ({
      id: decayId(decay),
      at: origins.decay[index],
    })),
  ];
  return parts.flatMap(({ id, at }, index) => {
    // A preset's parts come after the site's own, and it is the site's that can be mended.
    const taken = parts.some(
      (other, place) => other.id === id && (place < index || (place > index && !other.at)),
    );
    if (!taken || at === undefined) return [];
    return {
      path: `${at}.id`,
      expected: "an id of its own",
      found: `${JSON.stringify(id)}, which another rule or decay has`,
      help: "Give this one another id: transitions and traces name it.",
    };
  });
}

function unreachableStages(model: LifecycleModel, origins: Origins): Problem[] {
  const reached = reachable(model);
  return model.stages.flatMap((stage, index) => {
    if (reached.has(stage) || origins.stages === undefined) return [];
    return {
      path: `${origins.stages}[${index}]`,
      expected: "a stage that some rule leads to",
      found: JSON.stringify(stage),
      help: `Nobody can ever be in ${JSON.stringify(stage)}: add a rule with to: ${JSON.stringify(stage)}, or remove the stage.`,
    };
  });
}

function deadRules(model: LifecycleModel, origins: Origins): Problem[] {
  const reached = reachable(model);
  return model.rules.flatMap((rule, index) => {
    const path = origins.rules[index];
    if (path === undefined) return [];
    const from = sources(model, rule);
    if (from.length === 0) {
      return {
        path: rule.from === undefined ? `${path}.to` : `${path}.from`,
        expected: `stages other than ${JSON.stringify(rule.to)}`,
        found: rule.from === undefined ? "no other stage in the model" : JSON.stringify(rule.from),
        help: "This rule can never fire: it leads where it starts. Correct from or to.",
      };
    }
    if (!from.some((stage) => reached.has(stage))) {
      // Of one's own model the stages themselves are told of.
      if (origins.stages !== undefined) return [];
      return {
        path: `${path}.from`,
        expected: `stages that a visitor can be in: ${list([...reached])}`,
        found: JSON.stringify(rule.from),
        help: "This rule can never fire: nobody can ever be in these stages.",
      };
    }
    if (contradicts(rule.when)) {
      return {
        path: `${path}.when`,
        expected: "conditions that can hold together",
        found: "a condition and its opposite",
        help: "This rule can never fire: remove one of the two conditions.",
      };
    }
    const earlier = model.rules.slice(0, index).findIndex((other) => {
      const others = sources(model, other);
      return from.every((stage) => others.includes(stage)) && implies(rule, other);
    });
    if (earlier < 0) return [];
    return {
      path,
      expected: "a rule that no earlier rule takes everything from",
      found: `the same or a narrower condition than ${origins.rules[earlier] ?? `the preset's rule ${JSON.stringify(model.rules[earlier]!.id)}`}`,
      help: "This rule can never fire: the earlier one always fires first. Remove it, narrow the earlier one, or put this one before it.",
    };
  });
}

/** Whether `other` fires whenever `rule` would. */
function implies(rule: Rule, other: Rule): boolean {
  if (other.verified && !rule.verified) return false;
  if (same(rule.when, other.when)) return true;
  const [narrow, wide] = [rule.when, other.when].map(asCount);
  if (!narrow || !wide) return false;
  return same(narrow.step, wide.step) && narrow.count >= wide.count && narrow.within <= wide.within;
}

function asCount(condition: Condition) {
  if (!("event" in condition) && !("page" in condition)) return undefined;
  const { count = 1, within, ...step } = condition;
  return { step, count, within: within ? seconds(within)! : LONGEST };
}

function contradicts(condition: Condition): boolean {
  if (!("all" in condition)) return false;
  return condition.all.some((part) =>
    condition.all.some((other) => "not" in other && same(other.not, part)),
  );
}

function deadDecays(model: LifecycleModel, origins: Origins): Problem[] {
  const decays = model.decay ?? [];
  return decays.flatMap((decay, index) => {
    const path = origins.decay[index];
    if (path === undefined) return [];
    if (decay.from === decay.to) {
      return {
        path: `${path}.to`,
        expected: `a stage other than ${JSON.stringify(decay.from)}`,
        found: JSON.stringify(decay.to),
        help: "A decay leads somewhere else: correct from or to.",
      };
    }
    const first = decays.findIndex(
      (other, place) =>
        place !== index &&
        other.from === decay.from &&
        (other.since ?? "activity") === (decay.since ?? "activity") &&
        (other.cameFrom === undefined || same(other.cameFrom, decay.cameFrom)) &&
        (seconds(other.after)! < seconds(decay.after)! ||
          (other.after === decay.after && place < index)),
    );
    if (first < 0) return [];
    return {
      path,
      expected: `a decay that falls due before ${origins.decay[first] ?? `the preset's ${decayId(decays[first]!)}`}`,
      found: `after ${decay.after}, when that one has fired after ${decays[first]!.after}`,
      help: "This decay can never fire: shorten it, or remove one of the two.",
    };
  });
}

function restlessDecays(model: LifecycleModel, origins: Origins): Problem[] {
  const decays = model.decay ?? [];
  const next = (stage: string): readonly Decay[] => decays.filter(({ from }) => from === stage);
  return decays.flatMap((decay, index) => {
    const path = origins.decay[index];
    const seen: string[] = [];
    const open = [decay.to];
    while (open.length > 0) {
      const stage = open.pop()!;
      if (seen.includes(stage)) continue;
      seen.push(stage);
      open.push(...next(stage).map(({ to }) => to));
    }
    if (path === undefined || decay.from === decay.to || !seen.includes(decay.from)) return [];
    return {
      path,
      expected: "decays that come to rest",
      found: `a circle: ${decay.from} → ${seen.join(" → ")}`,
      help: "A silent visitor would move for ever: remove one decay of the circle.",
    };
  });
}

function tooMuchToRemember(model: LifecycleModel, origins: Origins): Problem[] {
  let total = 0;
  return model.rules.flatMap((rule, index) => {
    const before = total;
    const { stages } = model;
    const { steps } = compileModel({ stages, rules: [rule] });
    total += steps.reduce((sum, [, place, keep]) => sum + (place > 0 ? 0 : keep), 0);
    if (total <= MAX_TIMES || before > MAX_TIMES) return [];
    return {
      path: origins.rules[index] ?? "lifecycle.rules",
      expected: `rules that count at most ${MAX_TIMES} events together`,
      found: `${total} with this rule`,
      help: "Count fewer events: a browser keeps a small state. The count of an early rule can be lowered too.",
    };
  });
}

function withoutScore(model: LifecycleModel, origins: Origins): Problem[] {
  if (model.score) return [];
  return model.rules.flatMap(({ when }, index) => {
    if (!asksForScore(when)) return [];
    return {
      path: `${origins.rules[index]}.when`,
      expected: "lifecycle.score in the config",
      found: "a rule that asks for the score, where nothing is worth a point",
      help: 'Add lifecycle.score, for example { halfLife: "14d", points: [{ event: "Form Submitted", points: 20 }] }.',
    };
  });
}

function asksForScore(condition: Condition): boolean {
  if ("all" in condition) return condition.all.some(asksForScore);
  if ("any" in condition) return condition.any.some(asksForScore);
  return "not" in condition ? asksForScore(condition.not) : "score" in condition;
}

function listed(value: string | readonly string[]): string[] {
  return typeof value === "string" ? [value] : [...value];
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
