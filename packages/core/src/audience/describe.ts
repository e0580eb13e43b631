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

const SIGNS: Record<string, string> = { ">=": "≥", ">": ">", "<=": "≤", "<": "<" };

/** A comparison in words. */
export function describeTest([path, operator, operand]: Test): string {
  const name = path.replace(/^tracks\.(.*)/, "stage on $1");
  if (operator === "?") return `${name} is known`;
  if (Array.isArray(operand)) return `${name} is ${operand.join(" or ")}`;
  return `${name} ${SIGNS[operator]} ${String(operand)}`;
}
