import { type AudienceTable, evaluate, type Facts, type Test } from "@stagelight/core";

/** Beyond these bounds there are none. */
const NONE = 9e99;

/**
 * Changes facts so that they fit an audience, as little as it takes. What cannot be met (the
 * language of the page, or one thing and its opposite) stays as it was: ask `evaluate` of the
 * result.
 */
export function fit(table: AudienceTable, facts: Facts, stages: readonly string[]): Facts {
  let fitting = facts;
  // Meeting one part may undo another that came before it.
  for (let tries = 0; tries < 3 && !evaluate(table, fitting); tries++) {
    fitting = meet(table, fitting, true, stages);
  }
  return fitting;
}

function meet(
  node: AudienceTable,
  facts: Facts,
  wanted: boolean,
  stages: readonly string[],
): Facts {
  if (evaluate(node, facts) === wanted) return facts;
  const [operator, ...nodes] = node as readonly [string, ...AudienceTable[]];
  if (operator === "!") return meet(nodes[0]!, facts, !wanted, stages);
  const all = (operator === "&") === wanted;
  if (all && (operator === "&" || operator === "|")) {
    return nodes.reduce((changed, part) => meet(part, changed, wanted, stages), facts);
  }
  const changes =
    operator === "&" || operator === "|"
      ? nodes.map((part) => meet(part, facts, wanted, stages))
      : valuesFor(node as Test, facts, stages).map((value) => withFact(facts, node[0], value));
  return changes.find((changed) => evaluate(node, changed) === wanted) ?? facts;
}

/** Values that may pass or fail a comparison, the likeliest first. */
function valuesFor(
  [path, operator, operand]: Test,
  { interests = [] }: Facts,
  stages: readonly string[],
): unknown[] {
  if (path === "locale") return [];
  if (path === "stage" || path.startsWith("tracks.")) {
    const named =
      operator === "=" ? operand.filter((stage) => stages.includes(stage as string)) : [];
    return [...named, ...stages];
  }
  if (operator === "<>") {
    const [low, high] = operand;
    const bounds = [low > -NONE && Math.ceil(low), high < NONE && Math.floor(high)];
    const inside = bounds.filter((bound) => bound !== false);
    const least = path === "visits" ? 1 : 0;
    return [least, ...inside, low, high, low - 1, high + 1, undefined].filter(
      (value) => !(value! < least || value! > NONE),
    );
  }
  const values: unknown[] = operator === "=" ? [...operand] : ["yes"];
  if (path === "known") return [true, false];
  if (path === "interests") return [...values.map((value) => [...interests, value]), []];
  return [...values, undefined, "another", 0];
}

/** The facts with one of them changed. */
function withFact(facts: Facts, path: string, value: unknown): Facts {
  const changed = put(facts, path.split("."), value) as Facts;
  return path === "stage"
    ? { ...changed, tracks: { ...facts.tracks, "": changed.stage } }
    : changed;
}

function put(subject: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  const { [key!]: before, ...others } = (subject ?? {}) as Record<string, unknown>;
  if (rest.length === 0 && value === undefined) return others;
  return { ...others, [key!]: rest.length > 0 ? put(before, rest, value) : value };
}
