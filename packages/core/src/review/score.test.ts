import { expect, it } from "vitest";
import { isLow, isScore, promoter, SCORE_KINDS, SCORE_RANGE } from "../review.ts";

it.each([
  ["stars", 2, 5],
  ["nps", 6, 10],
  ["csat", 2, 5],
  ["ces", 3, 7],
] as const)("offers help for a low score: %s", (kind, low, highest) => {
  expect(isLow(kind, low)).toBe(true);
  expect(isLow(kind, low + 1)).toBe(false);
  expect(isLow(kind, highest)).toBe(false);
});

it("knows promoters as Reichheld does", () => {
  expect([8, 9, 10].map(promoter)).toEqual([false, true, true]);
});

it.each(SCORE_KINDS)("takes whole numbers of the scale: %s", (kind) => {
  const [lowest, highest] = SCORE_RANGE[kind];
  const scores = [lowest - 1, lowest, lowest + 0.5, highest, highest + 1, Number.NaN];
  expect(scores.map((score) => isScore(kind, score))).toEqual([
    false,
    true,
    false,
    true,
    false,
    false,
  ]);
});
