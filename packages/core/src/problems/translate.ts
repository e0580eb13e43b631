import type { z } from "zod";
import type { Problem } from "./problem.ts";
import { show, showPath, valueAt } from "./show.ts";
import { didYouMean, list, nearest } from "./suggest.ts";

type Issue = z.core.$ZodIssue;

const AS_EXPECTED = "Write it as expected above.";

/** What a schema's own check may say beside its message. */
export interface Detail {
  expected?: string;
  found?: string;
  help?: string;
}

/** Why a key is refused that somebody may well try. */
export type Refusal = Pick<Problem, "expected" | "help">;

/** What an issue of unknown keys carries: those that there are, and why some are refused. */
export interface KnownKeys {
  readonly known: readonly string[];
  readonly refused: Readonly<Record<string, Refusal | undefined>>;
}

/** zod's issues as {@link Problem}s. */
export function translate(issues: readonly Issue[], input: unknown): Problem[] {
  // An object with a misspelt key also lacks the right one: told once, by the misspelt key.
  const misspelt = issues.flatMap(({ code, path }) =>
    code === "unrecognized_keys" ? [showPath(path)] : [],
  );
  return issues.flatMap((issue) =>
    issue.code === "custom" && misspelt.includes(showPath(issue.path)) ? [] : one(issue, input),
  );
}

function one(issue: Issue, input: unknown): Problem[] {
  const value = valueAt(input, issue.path);
  const tell = (expected: string, help: string, found = show(value)): Problem[] => [
    {
      path: showPath(issue.path),
      expected,
      found,
      help: value === undefined ? missing(issue, help) : help,
    },
  ];
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => unknownKey(key, issue));
    case "invalid_union":
      return union(issue, value, input);
    case "invalid_key": {
      const inner = issue.issues[0] as Issue;
      const name = String(issue.path.at(-1));
      return tell(expectation(inner), "Rename the key.", `the key ${JSON.stringify(name)}`);
    }
    case "invalid_value": {
      const help = didYouMean(
        String(value),
        issue.values.map(String),
        "Use one of the values above.",
      );
      const only = issue.values.length === 1 && show(issue.values[0]);
      return tell(expectation(issue), only ? `Write ${only}, or remove the key.` : help);
    }
    case "custom": {
      const { expected, help, found }: Detail = issue.params ?? {};
      return tell(expected ?? issue.message, help ?? AS_EXPECTED, found);
    }
    case "too_small":
    case "too_big":
      return tell(expectation(issue), resize(issue));
    case "invalid_type":
      return tell(
        expectation(issue),
        isDefault(issue.message) ? `Change the value to ${expectation(issue)}.` : AS_EXPECTED,
      );
    default:
      return tell(expectation(issue), AS_EXPECTED);
  }
}

/** Something that is not there is to be added; the whole has no key. */
function missing({ path, code }: Issue, help: string): string {
  const key = path.at(-1);
  return typeof key !== "string" || code === "custom"
    ? help
    : `Add the key ${JSON.stringify(key)}.`;
}

function unknownKey(key: string, { path, message }: z.core.$ZodIssueUnrecognizedKeys): Problem {
  const { known, refused }: KnownKeys = JSON.parse(message);
  const refusal = Object.hasOwn(refused, key) ? refused[key] : undefined;
  if (refusal) {
    return { path: showPath([...path, key]), found: `the key ${JSON.stringify(key)}`, ...refusal };
  }
  const meant = nearest(key, known);
  return {
    path: showPath([...path, key]),
    expected: known.length > 1 ? `one of the keys ${list(known)}` : `the key ${list(known)}`,
    found: `the unknown key ${JSON.stringify(key)}`,
    help: meant
      ? `Did you mean ${JSON.stringify(meant)}? Otherwise remove the key.`
      : "Remove the key: nothing reads it.",
  };
}

/** Of the ways that a value could have been written, the one that was meant, if one stands out. */
function union(issue: z.core.$ZodIssueInvalidUnion, value: unknown, input: unknown): Problem[] {
  const inside = (inner: readonly Issue[]) =>
    translate(
      inner.map((each) => ({ ...each, path: [...issue.path, ...each.path] })),
      input,
    );
  const meant = issue.errors.filter((inner) => !inner.some((each) => isOtherKind(each, value)));
  if (meant.length === 1) return inside(meant[0]!);
  const ways = [...new Set(issue.errors.map((inner) => expectation(inner[0]!)))];
  const expected = isDefault(issue.message)
    ? ways
        .map((way) => (way === "a list" && ways.length > 1 ? "a list of them" : way))
        .join(", or ")
    : issue.message;
  return [
    {
      path: showPath(issue.path),
      expected,
      found: show(value),
      help: "Change the value to one of these kinds.",
    },
  ];
}

/** Whether the issue says that a value is of another kind altogether. */
function isOtherKind({ code, path, ...issue }: Issue, value: unknown): boolean {
  if (path.length > 0) return false;
  if (code === "invalid_type") return true;
  const { values, errors } = issue as { values?: unknown[]; errors?: Issue[][] };
  return code === "invalid_value"
    ? !values!.some((each) => typeof each === typeof value)
    : code === "invalid_union" &&
        errors!.every((inner) => inner.some((each) => isOtherKind(each, value)));
}

function isDefault(message: string): boolean {
  return message.startsWith("Invalid input");
}

function expectation(issue: Issue): string {
  switch (issue.code) {
    case "invalid_value":
      return issue.values.length > 1
        ? `one of ${list(issue.values.map(String))}`
        : show(issue.values[0]);
    case "too_small":
      return `${unit(issue.origin)} of at least ${issue.minimum}`;
    case "too_big":
      return `${unit(issue.origin)} of at most ${issue.maximum}`;
    case "invalid_type":
      return isDefault(issue.message) ? article(issue.expected) : issue.message;
    default:
      return issue.message;
  }
}

function resize({ code, origin }: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): string {
  if (origin === "array") {
    return code === "too_small" ? "Add to the list, or remove the key." : "Shorten the list.";
  }
  if (origin === "string")
    return code === "too_small" ? "Write a longer text." : "Write a shorter text.";
  return code === "too_small" ? "Use a larger number." : "Use a smaller number.";
}

function unit(origin: string): string {
  return origin === "string"
    ? "a text with a length"
    : origin === "array"
      ? "a list with a length"
      : "a number";
}

const KINDS: Record<string, string> = {
  record: "an object",
  object: "an object",
  array: "a list",
  int: "a whole number",
  string: "a text",
};

function article(expected: string): string {
  return KINDS[expected] ?? `a ${expected}`;
}
