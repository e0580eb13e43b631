import type { Problem } from "./problem.ts";
import { showPath } from "./show.ts";

/** Own keys called `__proto__`, which zod passes over in records without a word. */
export function prototypeKeys(input: unknown): Problem[] {
  const problems: Problem[] = [];
  const seen = new Set<unknown>();
  const visit = (value: unknown, path: readonly PropertyKey[]): void => {
    if (typeof value !== "object" || value === null || seen.has(value)) return;
    seen.add(value);
    for (const key of Object.keys(value)) {
      const inside = [...path, Array.isArray(value) ? Number(key) : key];
      if (key !== "__proto__") visit((value as Record<string, unknown>)[key], inside);
      else {
        problems.push({
          path: showPath(inside),
          expected: "no key of this name",
          found: 'the key "__proto__"',
          help: "Remove or rename the key: it would change what every object inherits.",
        });
      }
    }
  };
  visit(input, []);
  return problems;
}
