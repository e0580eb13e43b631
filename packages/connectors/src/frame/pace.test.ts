import { expect, it } from "vitest";
import { pace } from "./pace.ts";

it("lets so many begin in such a time, and the others after it", async () => {
  const turn = pace({ calls: 3, seconds: 0.1 });
  const { signal } = new AbortController();
  const begun: number[] = [];
  const started = performance.now();
  await Promise.all(
    Array.from({ length: 10 }, async () => {
      await turn(signal);
      begun.push(performance.now());
    }),
  );
  expect(begun).toHaveLength(10);
  // Timers of Node may come a millisecond early.
  begun.forEach((at, place) => {
    expect(at - started).toBeGreaterThan(Math.floor(place / 3) * 100 - 2);
  });
  expect(performance.now() - started).toBeLessThan(3_000);
});

it("ends the waiting of who gives up", async () => {
  const turn = pace({ calls: 1, seconds: 900 });
  const stop = new AbortController();
  await turn(stop.signal);
  const waiting = turn(stop.signal);
  stop.abort();
  await expect(waiting).rejects.toThrow("aborted");
});
