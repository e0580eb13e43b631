import { z } from "zod";
import { type ErrorCode, type Problem, StagelightError } from "./problem.ts";
import { list, nearest } from "./suggest.ts";

/** What a schema's own check may say beside its message; see {@link problem}. */
interface Detail {
  expected?: string;
  found?: string;
  help?: string;
}

/**
 * The one friendly parser: options, component properties, audiences, requests all pass here.
 *
 * @param preamble one full sentence that names the thing, for example
 *   `"stagelight.config.ts does not fit."`
 * @throws StagelightError with every problem found, each with path, expected, found and help
 */
export function parseFriendly<T extends z.ZodType>(
  schema: T,
  input: unknown,
  preamble: string,
  code: ErrorCode,
): z.output<T> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw new StagelightError(code, preamble, toProblems(result.error, input));
}

/** An issue with all three texts, for `superRefine`. */
export function problem(
  path: readonly PropertyKey[],
  detail: Required<Omit<Detail, "found">> & { found?: string },
): { code: "custom"; path: PropertyKey[]; message: string; params: Detail; input?: unknown } {
  return { code: "custom", path: [...path], message: detail.help, params: detail };
}

/** zod's issues as {@link Problem}s. */
export function toProblems(error: z.ZodError, input: unknown): Problem[] {
  return error.issues.flatMap((issue) => toProblem(issue, input));
}

function toProblem(issue: z.core.$ZodIssue, input: unknown): Problem[] {
  const path = showPath(issue.path);
  const found = show(valueAt(input, issue.path));
  switch (issue.code) {
    case "unrecognized_keys": {
      const known = knownKeys(issue);
      return issue.keys.map((key) => {
        const meant = nearest(key, known);
        return {
          path: showPath([...issue.path, key]),
          expected: known.length > 0 ? `one of the keys ${list(known)}` : "no such key",
          found: `the unknown key ${JSON.stringify(key)}`,
          help: meant
            ? `Did you mean ${JSON.stringify(meant)}? Otherwise remove the key.`
            : "Remove the key: nothing reads it.",
        };
      });
    }
    case "invalid_value": {
      const values = issue.values.map(String);
      const meant = nearest(String(valueAt(input, issue.path)), values);
      return [
        {
          path,
          expected: values.length > 1 ? `one of ${list(values)}` : list(values),
          found,
          help: meant ? `Did you mean ${JSON.stringify(meant)}?` : "Use one of the values above.",
        },
      ];
    }
    case "invalid_union": {
      const closest = [...issue.errors].sort((a, b) => depth(b) - depth(a))[0];
      if (closest && depth(closest) > 0) {
        return closest.flatMap((inner) =>
          toProblem({ ...inner, path: [...issue.path, ...inner.path] }, input),
        );
      }
      const kinds = [
        ...new Set(
          issue.errors.flat().map((inner) => ("expected" in inner ? article(inner.expected) : "")),
        ),
      ].filter(Boolean);
      return [
        {
          path,
          expected: kinds.join(" or ") || issue.message,
          found,
          help: "Change the value to one of these kinds.",
        },
      ];
    }
    case "invalid_type":
      return [
        {
          path,
          expected: article(issue.expected),
          found,
          help:
            found === "nothing"
              ? `Add the key ${JSON.stringify(String(issue.path.at(-1) ?? ""))}.`
              : `Change the value to ${article(issue.expected)}.`,
        },
      ];
    case "custom": {
      const detail: Detail = issue.params ?? {};
      return [
        {
          path,
          expected: detail.expected ?? issue.message,
          found: detail.found ?? found,
          help: detail.help ?? issue.message,
        },
      ];
    }
    default:
      return [{ path, expected: expectation(issue), found, help: "Change the value to fit." }];
  }
}

function expectation(issue: z.core.$ZodIssue): string {
  if (issue.code === "too_small") return `${unit(issue.origin)} of at least ${issue.minimum}`;
  if (issue.code === "too_big") return `${unit(issue.origin)} of at most ${issue.maximum}`;
  return issue.message;
}

function unit(origin: string): string {
  return origin === "string" || origin === "array" ? "a length" : "a number";
}

function article(expected: string): string {
  const names: Record<string, string> = { record: "an object", object: "an object", array: "a list" };
  return names[expected] ?? (expected === "undefined" ? "nothing" : `a ${expected}`);
}

function depth(issues: readonly z.core.$ZodIssue[]): number {
  return Math.max(
    0,
    ...issues.map((issue) => issue.path.length + (issue.code === "unrecognized_keys" ? 1 : 0)),
  );
}

function knownKeys(issue: z.core.$ZodIssueUnrecognizedKeys): string[] {
  const schema = (issue as { inst?: { def?: { shape?: object } } }).inst;
  return Object.keys(schema?.def?.shape ?? {});
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input;
  for (const key of path) {
    if (typeof value !== "object" || value === null) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}

/** A path as a person would type it: `lifecycle.rules[0].to`. */
export function showPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === "number") return `${text}[${key}]`;
    const name = String(key);
    if (!/^[A-Za-z_$][\w$]*$/.test(name)) return `${text}[${JSON.stringify(name)}]`;
    return text ? `${text}.${name}` : name;
  }, "");
}

/** A value for an error text: JSON, cut to one readable line. */
export function show(value: unknown): string {
  if (value === undefined) return "nothing";
  if (typeof value === "function") return "a function";
  let text: string;
  try {
    text = JSON.stringify(value) ?? String(value);
  } catch {
    text = String(value);
  }
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
