import fc from "fast-check";
import { expect, it } from "vitest";
import { waitAfter } from "./wait.ts";

it("comes again soon at first, and never later than after half a minute", () => {
  expect(waitAfter(0, 1)).toBe(500);
  expect(waitAfter(1, 1)).toBe(1_000);
  expect(waitAfter(50, 1)).toBe(30_000);
});

it("scatters: at least half of the time, at most all of it", () => {
  fc.assert(
    fc.property(fc.nat(100), fc.double({ min: 0, max: 1, noNaN: true }), (failures, dice) => {
      const whole = waitAfter(failures, 1);
      const wait = waitAfter(failures, dice);
      expect(wait).toBeGreaterThanOrEqual(Math.floor(whole / 2));
      expect(wait).toBeLessThanOrEqual(whole);
    }),
  );
});
