import type { AudienceTable } from "./evaluate.ts";

const ORDERS = ["orders", "spent", "daysSinceOrder", "daysBetweenOrders", "known"];

/** What must be remembered for audiences, beside the stages. */
export interface Asked {
  readonly orders: boolean;
  readonly interests: boolean;
}

/** What compiled audiences ask for. */
export function asksFor(tables: readonly AudienceTable[]): Asked {
  const paths = new Set(tables.flatMap(pathsOf));
  return {
    orders: ORDERS.some((path) => paths.has(path)),
    interests: paths.has("interests"),
  };
}

/** The paths of all facts that a compiled audience compares. */
export function pathsOf(table: AudienceTable): string[] {
  const [operator, ...nodes] = table as readonly [string, ...AudienceTable[]];
  return ["&", "|", "!"].includes(operator) ? nodes.flatMap(pathsOf) : [operator];
}
