import { expect, it } from "vitest";
import { snoozeTimes } from "./snooze-times.ts";

const idsAt = (now: Date) => snoozeTimes(now).map(({ id }) => id);

// 2026-11-23 is a Monday.
const at = (day: number, hour: number) => new Date(2026, 10, day, hour, 30);

it("offers the evening until it comes near", () => {
  expect(idsAt(at(24, 9))).toEqual(["hour", "evening", "tomorrow", "monday", "week"]);
  expect(idsAt(at(24, 17))).toEqual(["hour", "tomorrow", "monday", "week"]);
});

it("offers Monday where it is neither tomorrow nor a week away", () => {
  expect(idsAt(at(23, 9))).not.toContain("monday");
  expect(idsAt(at(29, 9))).not.toContain("monday");
  expect(idsAt(at(28, 9))).toContain("monday");
});

it("means moments that lie ahead, each later than the one before", () => {
  for (let day = 23; day < 30; day++)
    for (let hour = 0; hour < 24; hour++) {
      const now = at(day, hour);
      const times = snoozeTimes(now).map((time) => time.at.getTime());
      expect(times[0]).toBeGreaterThan(now.getTime());
      if (hour < 16) expect(times).toEqual(times.toSorted((a, b) => a - b));
    }
  const monday = snoozeTimes(at(27, 9)).find(({ id }) => id === "monday")!.at;
  expect([monday.getDay(), monday.getHours(), monday.getDate()]).toEqual([1, 9, 30]);
});
