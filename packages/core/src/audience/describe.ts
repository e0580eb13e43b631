import type { Test } from "../predicate/test.ts";
import type { AudienceTable } from "./evaluate.ts";

/** A compiled audience in words for the decision trace: `stage is consideration and visits ≥ 2`. */
export function describeAudience(table: AudienceTable): string {
  const [operator, ...nodes] = table as readonly [string, ...AudienceTable[]];
  if (operator === "!") return `not (${describeAudience(nodes[0]!)})`;
  if (operator === "&" || operator === "|") {
    const parts = nodes.map((node) => {
      const text = describeAudience(node);
      return node[0] === "|" || node[0] === "&" ? `(${text})` : text;
    });
    return parts.join(operator === "&" ? " and " : " or ");
  }
  return describeTest(table as Test);
}

/** Facts whose names are no words. */
const WORDS: Readonly<Record<string, string>> = {
  "traits.interests": "what was told of interests",
  daysSinceOrder: "days since the last order",
  daysBetweenOrders: "days between the last two orders",
};

/** A comparison in words. */
function describeTest(test: Test): string {
  const path = test[0];
  const name = WORDS[path] ?? path.replace(/^tracks\.(.*)/, "stage on $1");
  switch (test[1]) {
    case "?":
      return `${name} is known`;
    case "-":
      return `${name} is not known`;
    case "<>":
      return `${name} is ${describeBounds(test[2])}`;
    default:
      return `${name} is ${test[2].join(" or ")}`;
  }
}

function describeBounds([low, high]: readonly [number, number]): string {
  const bounds = [low > -9e99 && `at least ${round(low)}`, high < 9e99 && `at most ${round(high)}`];
  return bounds.filter(Boolean).join(" and ");
}

/** "More than 5" was compiled to a hair above 5. */
function round(value: number): number {
  return Number(value.toPrecision(12));
}
