import { type AudienceTable, evaluate, type Facts } from "@stagelight/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { simplified } from "./coverage.ts";
import { always, type Domain, implies, never } from "./logic.ts";
import { domainOf } from "./order.ts";

const STAGES = ["looking", "buying", "staying"];
const NOW = 1_000;
const site = { stages: STAGES, locales: ["en", "ko"], now: NOW };
const domain = domainOf(site, "ko");

const some = <T>(values: readonly T[]) => fc.subarray([...values], { minLength: 1 });
const bounds = (least: number, most: number) =>
  fc
    .tuple(fc.integer({ min: least, max: most }), fc.integer({ min: least, max: most }))
    .map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);

/** Comparisons whose every possible value is tried below. */
const known = fc.oneof(
  some(STAGES).map((values) => ["stage", "=", values] as const),
  some(STAGES).map((values) => ["tracks.tea", "=", values] as const),
  fc.constant(["tracks.tea", "?"] as const),
  some([1, 2, 3]).map((values) => ["visits", "=", values] as const),
  bounds(0, 4).map((range) => ["visits", "<>", range] as const),
  bounds(NOW - 3, NOW + 3).map((range) => ["now", "<>", range] as const),
  some(["ko", "ko-kr", "en"]).map((ranges) => ["locale", "^", ranges] as const),
  some(["google", "bing"]).map((values) => ["source.source", "=", values] as const),
);
/** Comparisons of what may be anything, lists too. */
const open = fc.oneof(
  some(["pro", "team", 5, true]).map((values) => ["traits.plan", "=", values] as const),
  fc.constantFrom(["traits.plan", "?"] as const, ["traits.plan", "-"] as const),
  bounds(3, 7).map((range) => ["traits.plan", "<>", range] as const),
);

function tables(leaf: fc.Arbitrary<unknown>): fc.Arbitrary<AudienceTable> {
  return fc.letrec<{ table: AudienceTable }>((tie) => ({
    table: fc.oneof(
      { maxDepth: 3, depthSize: "small", withCrossShrink: true },
      leaf as fc.Arbitrary<AudienceTable>,
      fc.tuple(fc.constantFrom("&", "|"), tie("table"), tie("table")),
      fc.tuple(fc.constant("!"), tie("table")),
    ) as fc.Arbitrary<AudienceTable>,
  })).table;
}

const VALUES: readonly unknown[] = [
  "pro",
  "team",
  "other",
  3,
  4,
  4.5,
  5,
  6,
  7,
  8,
  "5 a month",
  "6 a year",
  true,
  null,
];
const plans = [undefined, ...VALUES, [], ...VALUES.flatMap((a) => VALUES.map((b) => [a, b]))];

/** Every visitor there can be, as far as these comparisons can tell them apart. */
function* everybody(): Generator<Facts> {
  for (const stage of STAGES)
    for (const tea of [undefined, ...STAGES])
      for (const visits of [0, 1, 1.5, 2, 2.5, 3, 3.5, 4, 5])
        for (const now of [0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5].map((later) => NOW + later))
          for (const locale of ["ko", "ko-KR"])
            for (const source of ["google", "bing", "other"]) {
              const tracks = tea === undefined ? {} : { tea };
              yield { stage, tracks, visits, now, locale, source: { source }, traits: {} } as never;
            }
}
const all = [...everybody()];

describe("what is claimed of an audience", () => {
  it("is what trying everybody finds", () => {
    fc.assert(
      fc.property(tables(known), (table) => {
        const fitting = all.filter((facts) => evaluate(table, facts)).length;
        expect(never(table, domain)).toBe(fitting === 0);
        expect(always(table, domain)).toBe(fitting === all.length);
      }),
      { numRuns: 150 },
    );
  });

  it("holds for traits that may be anything, lists too", () => {
    fc.assert(
      fc.property(tables(open), (table) => {
        const fitting = plans.filter((plan) => {
          return evaluate(table, { traits: plan === undefined ? {} : { plan } } as never);
        });
        if (never(table, domain)) expect(fitting).toEqual([]);
        if (always(table, domain)) expect(fitting).toEqual(plans);
        // Two members of a list are enough for what two tests ask.
        if (JSON.stringify(table).match(/traits/g)!.length <= 2) {
          expect(never(table, domain)).toBe(fitting.length === 0);
        }
      }),
      { numRuns: 400 },
    );
  });

  it("of two audiences is never wrong", () => {
    fc.assert(
      fc.property(tables(known), tables(known), (first, second) => {
        const wrong = all.some((facts) => evaluate(first, facts) && !evaluate(second, facts));
        expect(implies(first, second, domain)).toBe(!wrong);
      }),
      { numRuns: 200 },
    );
  });

  it("stays the same when what is certain is left out", () => {
    const certain: Domain = domainOf(site, "ko", "buying");
    const buying = all.filter(({ stage }) => stage === "buying");
    fc.assert(
      fc.property(tables(known), (table) => {
        const rest = simplified(table, certain);
        for (const facts of buying) expect(evaluate(rest, facts)).toBe(evaluate(table, facts));
      }),
      { numRuns: 60 },
    );
  });
});

it("claims nothing where there are too many ways to look through", () => {
  const either = (n: number): AudienceTable => ["|", [`traits.a${n}`, "?"], [`traits.b${n}`, "?"]];
  const many = Array.from({ length: 12 }, (_, n) => either(n));
  const started = performance.now();
  expect(never(["&", ...many, ["stage", "=", ["nowhere"]]], domain)).toBe(false);
  expect(performance.now() - started).toBeLessThan(1000);
});
