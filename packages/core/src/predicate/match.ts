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

/** Beyond this no bound is kept; an infinity cannot be written in JSON. */
const FARTHEST = 9e99;

/** The test that a match at `path` stands for. */
export function compileMatch(path: string, match: Match): Test {
  if (typeof match !== "object") return [path, "=", [match]];
  if (Array.isArray(match)) return [path, "=", match as Scalar[]];
  if ("exists" in match) return [path, match.exists ? "?" : "-"];
  const { gte = -FARTHEST, gt = -FARTHEST, lte = FARTHEST, lt = FARTHEST } = match as Bounds;
  const low = Math.max(gte, "gt" in match ? next(gt, 1) : gt);
  const high = Math.min(lte, "lt" in match ? next(lt, -1) : lt);
  return [path, "<>", [low, high]];
}

/** The nearest number above (1) or below (-1): with it "more than" is "at least". */
function next(value: number, direction: 1 | -1): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value || direction * Number.MIN_VALUE);
  if (value) view.setBigInt64(0, view.getBigInt64(0) + BigInt(Math.sign(value) * direction));
  return view.getFloat64(0);
}

/** The tests that matches stand for, under a common beginning of their paths. */
export function compileMatches(matches: Matches, prefix = ""): Test[] {
  return Object.entries(matches).map(([path, match]) => compileMatch(prefix + path, match));
}
