import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ces, csat, nps, SCORE_RANGE, type ScoreKind, starSummary, wilson } from "../review.ts";
import { student } from "./figures.ts";

const scoresOf = (kind: ScoreKind) => {
  const [min, max] = SCORE_RANGE[kind];
  return fc.array(fc.integer({ min, max }), { minLength: 1, maxLength: 300 });
};
const distributions = fc.tuple(...Array.from({ length: 5 }, () => fc.nat(200))) as fc.Arbitrary<
  [number, number, number, number, number]
>;
const rated = distributions.filter((each) => each.some((count) => count > 0));

describe("known values", () => {
  it("NPS: Reichheld's percentages, Rocks's interval", () => {
    // (5.75 - 2.75) / 13 ± 1.95996 × √((8.5 / 13 - (3 / 13)²) / 13)
    const figure = nps([9, 9, 10, 10, 9, 7, 8, 8, 0, 6])!;
    expect(figure).toMatchObject({ count: 10, promoters: 5, passives: 3, detractors: 2, nps: 30 });
    expect(figure.interval[0]).toBeCloseTo(-19.0506, 3);
    expect(figure.interval[1]).toBeCloseTo(65.2045, 3);
  });

  it("CSAT: the upper two of five, and Wilson's interval as textbooks have it", () => {
    // 8 of 10: Agresti and Coull, 1998, have 0.49 to 0.943.
    const figure = csat([5, 5, 5, 5, 4, 4, 4, 4, 3, 1])!;
    expect(figure).toMatchObject({ count: 10, content: 8, share: 0.8 });
    expect(figure.interval[0]).toBeCloseTo(0.4902, 4);
    expect(figure.interval[1]).toBeCloseTo(0.9433, 4);
    expect(wilson(0, 10)[0]).toBe(0);
    expect(wilson(0, 10)[1]).toBeCloseTo(0.2775, 4);
    expect(wilson(10, 10)[1]).toBe(1);
  });

  it("CES: the mean of seven, and the share of 5 to 7", () => {
    // s² = 110 / 42, t(6) = 2.44691: 39 / 7 - 1.49673
    const figure = ces([7, 6, 5, 7, 3, 4, 7])!;
    expect(figure.mean).toBeCloseTo(39 / 7, 10);
    expect(figure.interval[0]).toBeCloseTo(4.0747, 3);
    expect(figure.interval[1]).toBe(7);
    expect(figure.easy).toMatchObject({ count: 7, content: 5 });
  });

  it("stars: 1, 2, 3, 4 and 5 of each", () => {
    // s² = 23 / 14 + 1 / 42 = 5 / 3, t(14) = 2.14479
    const figure = starSummary([1, 2, 3, 4, 5])!;
    expect(figure.average).toBeCloseTo(11 / 3, 10);
    expect(figure.interval[1] - figure.average).toBeCloseTo(2.14479 * Math.sqrt(5 / 3 / 15), 3);
    expect(figure.average - figure.interval[0]).toBeCloseTo(2.14479 * Math.sqrt(5 / 3 / 15), 3);
  });

  it.each([
    [1, 12.706],
    [2, 4.303],
    [3, 3.182],
    [4, 2.776],
    [5, 2.571],
    [9, 2.262],
    [29, 2.045],
    [120, 1.98],
    [100_000, 1.96],
  ])("Student's table: %d degrees of freedom", (freedom, percentile) => {
    expect(Math.abs(student(freedom) - percentile)).toBeLessThan(0.001);
  });
});

it("says nothing of no answers", () => {
  expect([nps([]), csat([]), ces([]), starSummary([0, 0, 0, 0, 0])]).toEqual(
    Array.from({ length: 4 }),
  );
});

it("knows little of one answer, and never that it is exact", () => {
  for (const [low, high] of [
    starSummary([0, 0, 0, 0, 1])!.interval,
    ces([7])!.interval,
    starSummary([0, 0, 2, 0, 0])!.interval,
  ]) {
    expect(high - low).toBeGreaterThan(2);
  }
});

it("keeps every interval on its scale, and every average within its own", () => {
  fc.assert(
    fc.property(
      scoresOf("nps"),
      scoresOf("csat"),
      scoresOf("ces"),
      rated,
      (asked, content, effort, stars) => {
        const figures = [
          [nps(asked)!.interval, undefined, -100, 100],
          [csat(content)!.interval, csat(content)!.share, 0, 1],
          [ces(effort)!.interval, ces(effort)!.mean, 1, 7],
          [ces(effort)!.easy.interval, ces(effort)!.easy.share, 0, 1],
          [starSummary(stars)!.interval, starSummary(stars)!.average, 1, 5],
        ] as const;
        for (const [[low, high], mean, lowest, highest] of figures) {
          expect(low).toBeGreaterThanOrEqual(lowest);
          expect(high).toBeLessThanOrEqual(highest);
          expect(low).toBeLessThan(high);
          if (mean === undefined) continue;
          expect(mean).toBeGreaterThanOrEqual(low - 1e-12);
          expect(mean).toBeLessThanOrEqual(high + 1e-12);
        }
      },
    ),
  );
});

it("goes by how many there are of each, in whatever order", () => {
  fc.assert(
    fc.property(scoresOf("nps"), scoresOf("ces"), (asked, effort) => {
      expect(nps(asked.toReversed())).toEqual(nps(asked));
      expect(ces(effort.toReversed())!.easy).toEqual(ces(effort)!.easy);
      const { promoters, passives, detractors, count } = nps(asked)!;
      expect(promoters + passives + detractors).toBe(count);
    }),
  );
});

it("narrows as more say the same", () => {
  fc.assert(
    fc.property(rated, fc.integer({ min: 2, max: 20 }), (stars, times) => {
      const more = stars.map((count) => count * times) as typeof stars;
      const [low, high] = starSummary(stars)!.interval;
      const [lower, higher] = starSummary(more)!.interval;
      expect(higher - lower).toBeLessThanOrEqual(high - low + 1e-9);
    }),
  );
});

it("NPS rises with every answer that does", () => {
  fc.assert(
    fc.property(scoresOf("nps"), fc.nat(), (asked, pick) => {
      const index = pick % asked.length;
      const raised = asked.with(index, 10);
      expect(nps(raised)!.nps).toBeGreaterThanOrEqual(nps(asked)!.nps);
      expect(nps(raised)!.interval[0]).toBeGreaterThanOrEqual(nps(asked)!.interval[0] - 1e-9);
    }),
  );
});
