import fc from "fast-check";
import { expect, it } from "vitest";
import { backOff, pause } from "./back-off.ts";

it("waits longer with each failure, never beyond half a minute, and never all at once", () => {
  fc.assert(
    fc.property(fc.nat(200), fc.double({ min: 0, max: 1, noNaN: true }), (failures, chance) => {
      const least = backOff(failures, 0);
      const waited = backOff(failures, chance);
      expect(waited).toBeGreaterThanOrEqual(least);
      expect(waited).toBeLessThanOrEqual(Math.min(30_000, least * 2));
      expect(backOff(failures + 1, 0)).toBeGreaterThanOrEqual(least);
    }),
  );
});

it("a pause ends when somebody wakes it, or gives it up", async () => {
  const { wait, wake } = pause();
  const over = new AbortController();
  const long = wait(1_000_000, over.signal);
  wake();
  await expect(long).resolves.toBeUndefined();
  const given = wait(1_000_000, over.signal);
  over.abort();
  await expect(given).resolves.toBeUndefined();
  await expect(wait(1_000_000, over.signal)).resolves.toBeUndefined();
});
