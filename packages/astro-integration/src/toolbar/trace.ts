import { type AudienceTable, describeAudience, evaluate, type Facts } from "@stagelight/core";

/** One condition, and how it went. */
export interface Line {
  readonly words: string;
  readonly passed: boolean;
  /** What is the case instead; only where a single comparison failed. */
  readonly found?: string;
  /** The conditions that it is made of. */
  readonly parts?: readonly Line[];
}

/** Why an audience fits or does not. */
export function traceOf(table: AudienceTable, facts: Facts): Line {
  const passed = evaluate(table, facts);
  const [operator, ...nodes] = table as readonly [string, ...AudienceTable[]];
  if (operator === "&" || operator === "|" || operator === "!") {
    const words = { "&": "all of these", "|": "one of these", "!": "not this" }[operator];
    if (nodes.length === 0) return { words: "everybody", passed };
    return { words, passed, parts: nodes.map((node) => traceOf(node, facts)) };
  }
  if (operator === "now") return windowOf(table, passed);
  const words = describeAudience(table);
  return passed ? { words, passed } : { words, passed, found: foundAt(operator, facts) };
}

/** From when to when an entry of the content shows. */
function windowOf(table: AudienceTable, passed: boolean): Line {
  const [, , [from, until]] = table as unknown as [string, string, [number, number]];
  const day = (second: number): string => new Date(second * 1000).toISOString().slice(0, 16);
  const words = [from > -9e99 && `from ${day(from)}`, until < 9e99 && `until ${day(until)}`];
  return {
    words: `the time is ${words.filter(Boolean).join(" ").replaceAll("T", " ")} UTC`,
    passed,
  };
}

/** What stands under a path, in words. */
function foundAt(path: string, facts: Facts): string {
  let value: unknown = facts;
  for (const key of path.split(".")) {
    value =
      typeof value === "object" && value !== null && Object.hasOwn(value, key)
        ? (value as Record<string, unknown>)[key]
        : undefined;
  }
  if (value === undefined || value === null || value === "") return "is not known";
  if (Array.isArray(value)) return value.length > 0 ? `is ${value.join(", ")}` : "is empty";
  return `is ${typeof value === "object" ? JSON.stringify(value) : String(value)}`;
}
