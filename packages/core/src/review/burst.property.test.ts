import fc from "fast-check";
import { expect, it } from "vitest";
import { burst } from "../review.ts";

const MINUTE = 60_000;

it("is a burst with one more than the most, so close together", () => {
  const every = (gap: number, count: number) => Array.from({ length: count }, (_, i) => i * gap);
  const limits = { most: 50, within: 600 };
  expect(burst(every(1_000, 50), limits)).toBe(false);
  expect(burst(every(1_000, 51), limits)).toBe(true);
  expect(burst(every(12_000, 1_000), limits)).toBe(false);
  expect(burst(every(11_999, 1_000), limits)).toBe(true);
  expect(burst([], limits)).toBe(false);
});

it("says what counting in every stretch says, in whatever order they came", () => {
  const times = fc.array(fc.nat(60 * MINUTE), { maxLength: 80 });
  const limits = fc.record({
    most: fc.integer({ min: 1, max: 10 }),
    within: fc.integer({ min: 1, max: 600 }),
  });
  fc.assert(
    fc.property(times, limits, (all, { most, within }) => {
      const counted = all.some(
        (from) => all.filter((time) => time >= from && time < from + within * 1_000).length > most,
      );
      expect(burst(all, { most, within })).toBe(counted);
      expect(burst(all.toReversed(), { most, within })).toBe(counted);
    }),
  );
});
