import type { Scalar, Test } from "./test.ts";

/**
 * What a property, trait or number should be: a value, one of several values, bounds, or merely
 * there. `{ price: { gte: 50 } }`, `{ plan: ["pro", "team"] }`, `{ company: { exists: true } }`.
 */
export type Match = Scalar | readonly Scalar[] | Bounds | { readonly exists: boolean };

/** Bounds on a number; all that are given must hold. */
export interface Bounds {
  readonly gte?: number;
  readonly gt?: number;
  readonly lte?: number;
  readonly lt?: number;
}

/** Matches by the dotted path of a property. */
export type Matches = Readonly<Record<string, Match>>;

const OPERATORS = { gte: ">=", gt: ">", lte: "<=", lt: "<" } as const;

/** A compiled test that must, or (`not`) must not, hold. */
export interface CompiledMatch {
  readonly tests: readonly Test[];
  readonly absent: boolean;
}

/** The tests that a match at `path` stands for. */
export function compileMatch(path: string, match: Match): CompiledMatch {
  if (typeof match !== "object") return { tests: [[path, "=", [match]]], absent: false };
  if (Array.isArray(match)) return { tests: [[path, "=", match as Scalar[]]], absent: false };
  if ("exists" in match) return { tests: [[path, "?"]], absent: !match.exists };
  const tests = Object.entries(match).map(
    ([key, bound]) => [path, OPERATORS[key as keyof Bounds], bound as number] as const,
  );
  return { tests, absent: false };
}
