import { type AudienceTable, holds, type Test } from "@stagelight/core";

/**
 * What is certain about the values that audiences ask for. A path without values and bounds may
 * hold anything, also a list, or nothing at all.
 */
export interface Domain {
  /**
   * The values of a path that holds exactly one; `undefined` among them where it may hold none.
   *
   * @param named the texts that tests on the path name
   */
  values(path: string, named: readonly string[]): readonly (string | undefined)[] | undefined;
  /** Paths that hold one number, and the least and most that it can be. */
  readonly numbers: Readonly<Record<string, readonly [low: number, high: number]>>;
}

/** A test, and whether it must fail. */
type Literal = readonly [test: Test, negated: boolean];

/** Ways to fit: each is a list of tests that must hold together. Without any, nobody fits. */
export type Ways = readonly (readonly Literal[])[];

/** One way, in which nothing is asked. */
export const EVERYBODY: Ways = [[]];

/** More ways than these to fit an audience are not looked through: then nothing is claimed. */
const MOST = 24;

/**
 * Whether nobody can ever fit. Says yes only where that is certain, for facts that are plain JSON;
 * says no also where it would take too long to know.
 */
export function never(table: AudienceTable, domain: Domain): boolean {
  return waysToFit(table, EVERYBODY, domain)?.length === 0;
}

/** Whether everybody fits, for certain. */
export function always(table: AudienceTable, domain: Domain): boolean {
  return waysNotToFit(table, EVERYBODY, domain)?.length === 0;
}

/** Whether everybody who fits the first also fits the second, for certain. */
export function implies(first: AudienceTable, second: AudienceTable, domain: Domain): boolean {
  return remembered(domain, `${idOf(first)} implies ${idOf(second)}`, () => {
    return never(["&", first, ["!", second]], domain);
  });
}

/** Whether nobody fits both, for certain. */
export function exclude(first: AudienceTable, second: AudienceTable, domain: Domain): boolean {
  return remembered(domain, `${idOf(first)} excludes ${idOf(second)}`, () => {
    return never(["&", first, second], domain);
  });
}

/** All ways to fit a table beside what is already asked; nothing when they become too many. */
export function waysToFit(table: AudienceTable, before: Ways, domain: Domain): Ways | undefined {
  return ways(table, false, before, domain);
}

/** All ways not to fit a table beside what is already asked; nothing when they become too many. */
export function waysNotToFit(table: AudienceTable, before: Ways, domain: Domain): Ways | undefined {
  return ways(table, true, before, domain);
}

function ways(
  table: AudienceTable,
  negated: boolean,
  before: Ways,
  domain: Domain,
): Ways | undefined {
  const [operator, ...nodes] = table as readonly [string, ...AudienceTable[]];
  if (operator === "!") return ways(nodes[0]!, !negated, before, domain);
  if (operator !== "&" && operator !== "|") {
    const literal: Literal = [table as Test, negated];
    return before
      .filter((each) => possible(each, literal, domain))
      .map((each) => [...each, literal]);
  }
  if ((operator === "&") !== negated) {
    return nodes.reduce<Ways | undefined>(
      (found, node) => found && ways(node, negated, found, domain),
      before,
    );
  }
  const found: (readonly Literal[])[] = [];
  for (const node of nodes) {
    const more = ways(node, negated, before, domain);
    if (!more || found.length + more.length > MOST) return undefined;
    found.push(...more);
  }
  return found;
}

/** What was found out before, by domain: content asks the same things over and over. */
const memories = new WeakMap<Domain, Map<string, boolean>>();

function remembered(domain: Domain, key: string, work: () => boolean): boolean {
  let memory = memories.get(domain);
  if (!memory) memories.set(domain, (memory = new Map()));
  const known = memory.get(key);
  if (known !== undefined) return known;
  const found = work();
  memory.set(key, found);
  return found;
}

const idsByText = new Map<string, number>();
const ids = new WeakMap<object, number>();

/** A number for a table; the same for tables that say the same. */
function idOf(table: AudienceTable): number {
  const known = ids.get(table);
  if (known !== undefined) return known;
  const text = JSON.stringify(table);
  const id = idsByText.get(text) ?? idsByText.size;
  idsByText.set(text, id);
  ids.set(table, id);
  return id;
}

/** Whether a literal can hold beside others; only its own path matters. */
function possible(others: readonly Literal[], literal: Literal, domain: Domain): boolean {
  const path = literal[0][0];
  const all = [...others.filter(([test]) => test[0] === path), literal];
  const key = all.map(([test, negated]) => (negated ? "!" : "") + idOf(test)).join(",");
  return remembered(domain, key, () => satisfiable(all, path, domain));
}

function satisfiable(all: readonly Literal[], path: string, domain: Domain): boolean {
  const named = all.flatMap(([test]) => (test[1] === "=" || test[1] === "^" ? test[2] : []));
  const values = domain.values(
    path,
    named.filter((value) => typeof value === "string"),
  );
  if (values) return values.some((value) => fits(all, path, value));
  const range = domain.numbers[path];
  if (!range) return possibleAmongMany(all, path);
  return boundaries(all, range).some(
    (value) => value >= range[0] && value <= range[1] && fits(all, path, value),
  );
}

/**
 * A path that may hold any list: each test that must hold needs one member of its own, and no
 * member may pass a test that must fail.
 */
function possibleAmongMany(literals: readonly Literal[], path: string): boolean {
  const tests = literals.map(([test]) => test);
  if (tests.some(([, operator]) => operator === "^")) return true;
  const unfit = literals.filter(([, negated]) => negated);
  const wanted = literals.filter(([, negated]) => !negated);
  const absent = (literal: Literal): boolean => (literal[0][1] === "-") !== literal[1];
  if (wanted.some(absent)) return literals.every((literal) => fits([literal], path, undefined));
  const members = [
    ...boundaries(literals, [0, 0]).flatMap((value) => [value, `${value} and more`]),
    ...tests.flatMap((test) => (test[1] === "=" ? test[2] : [])),
    "any other text",
  ];
  // To be there is asked in two ways: "?" and the failure of "-".
  const needs = [...wanted, ...unfit.filter(([test]) => test[1] === "-")];
  const others = unfit.filter(([test]) => test[1] !== "-");
  return (
    (needs.length === 0 && fits(others, path, undefined)) ||
    (needs.length > 0 &&
      needs.every((need) => members.some((value) => fits([need, ...others], path, value))))
  );
}

function fits(literals: readonly Literal[], path: string, value: unknown): boolean {
  const facts = value === undefined ? {} : nested(path.split("."), value);
  return literals.every(([test, negated]) => holds(facts, test) !== negated);
}

function nested(keys: readonly string[], value: unknown): unknown {
  return keys.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);
}

/**
 * Numbers among which one fits, if any does: what fits is made of intervals that end at a number
 * that a test names, or right beside one.
 */
function boundaries(literals: readonly Literal[], range: readonly [number, number]): number[] {
  const named = literals.flatMap(([test]) =>
    test[1] === "<>"
      ? test[2]
      : test[1] === "="
        ? test[2].map((value) => parseFloat(String(value)))
        : [],
  );
  const numbers = [...named, ...range].filter((value) => !Number.isNaN(value));
  return numbers.flatMap((value) => [value, beside(value, 1), beside(value, -1)]);
}

/** The nearest number above or below. */
function beside(value: number, direction: 1 | -1): number {
  if (value === 0) return direction * Number.MIN_VALUE;
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  view.setBigInt64(0, view.getBigInt64(0) + BigInt(Math.sign(value) * direction));
  return view.getFloat64(0);
}
