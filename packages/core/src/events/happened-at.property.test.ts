import fc from "fast-check";
import { expect, it } from "vitest";
import { happenedAt } from "./happened-at.ts";

const NOW = Date.UTC(2026, 4, 4, 9, 30);
const HOUR = 3_600_000;
const iso = (time: number) => new Date(time).toISOString();

it("does not mind a sender's clock that is wrong", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 400 * 24 * HOUR }),
      fc.integer({ min: -1000 * 24 * HOUR, max: 1000 * 24 * HOUR }),
      fc.constantFrom("timestamp", "originalTimestamp"),
      fc.boolean(),
      (ago, wrong, key, batch) => {
        const sentAt = iso(NOW + wrong);
        const event = { [key]: iso(NOW - ago + wrong), ...(!batch && { sentAt }) };
        expect(happenedAt(event, NOW, batch ? sentAt : undefined)).toBe(NOW - ago);
      },
    ),
  );
});

it("believes a time that stands without sentAt, or was corrected or set before", () => {
  const at = iso(NOW - HOUR);
  expect(happenedAt({ timestamp: at }, NOW)).toBe(NOW - HOUR);
  const corrected = { timestamp: at, originalTimestamp: iso(NOW + 5 * HOUR), sentAt: iso(NOW) };
  expect(happenedAt(corrected, NOW)).toBe(NOW - HOUR);
  expect(happenedAt({ timestamp: at, sentAt: iso(NOW) }, NOW, iso(0))).toBe(NOW - HOUR);
});

it.each<[unknown, number]>([
  ["2026-05-04T09:00:00.000Z", NOW - HOUR / 2],
  ["2026-05-04T09:00:00.123456Z", NOW - HOUR / 2 + 123],
  ["2026-05-04T09:00Z", NOW - HOUR / 2],
  ["2026-05-04 09:00:00", NOW - HOUR / 2],
  ["2026-05-04T09:00:00", NOW - HOUR / 2],
  ["2026-05-04T18:00:00+09:00", NOW - HOUR / 2],
  ["2026-05-04T18:00:00+0900", NOW - HOUR / 2],
  ["2026-05-04", Date.UTC(2026, 4, 4)],
  [NOW - 5.5, NOW - 6],
  [undefined, NOW],
  [null, NOW],
  ["", NOW],
  ["yesterday", NOW],
  ["2026-13-40T99:00:00Z", NOW],
  ["5", NOW],
  [NaN, NOW],
  [{ valueOf: () => 5 }, NOW],
  [NOW + HOUR, NOW],
  [-5, 0],
])("reads %j", (timestamp, at) => {
  expect(happenedAt({ timestamp }, NOW)).toBe(at);
});

it("is a time before now, whatever is sent", () => {
  const anything = fc.oneof(fc.anything(), fc.date().map(String), fc.integer(), fc.double());
  fc.assert(
    fc.property(anything, anything, anything, (timestamp, originalTimestamp, sentAt) => {
      const at = happenedAt({ timestamp, originalTimestamp, sentAt }, NOW);
      expect(Number.isInteger(at)).toBe(true);
      expect(at).toBeGreaterThanOrEqual(0);
      expect(at).toBeLessThanOrEqual(NOW);
    }),
  );
});
