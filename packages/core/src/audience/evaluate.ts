import { holds, type Test } from "../predicate/test.ts";
import type { Facts } from "./facts.ts";

/** A compiled audience, plain JSON: `&`, `|`, `!` over other nodes, or a comparison. */
export type AudienceTable =
  readonly ["&" | "|", ...AudienceTable[]] | readonly ["!", AudienceTable] | Test;

/** Whether the facts fit the audience. Never throws on facts, whatever is in them. */
export function evaluate(table: AudienceTable, facts: Facts): boolean {
  const fits = (node: unknown): boolean => evaluate(node as AudienceTable, facts);
  const [operator, ...nodes] = table as readonly unknown[];
  return operator == "&"
    ? nodes.every(fits)
    : operator == "|"
      ? nodes.some(fits)
      : operator == "!"
        ? !fits(nodes[0])
        : holds(facts, table as Test);
}
