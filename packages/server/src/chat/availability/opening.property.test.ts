import { readChatHours, type ReadChatHours } from "@stagelight/core/config";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { opening } from "./opening.ts";

const HOUR = 3_600_000;
const WORKDAYS = ["09:00-12:00", "13:00-18:00"];
const seoul = readChatHours({
  timeZone: "Asia/Seoul",
  weekly: { mon: WORKDAYS, fri: WORKDAYS, sat: ["22:00-24:00"], sun: ["00:00-02:00"] },
  closed: ["2026-12-25"],
});
const at = (text: string) => Date.parse(text);

describe("hours", () => {
  it.each([
    // A Monday.
    ["2026-11-23T08:59:59+09:00", { open: false, opensAt: at("2026-11-23T09:00:00+09:00") }],
    ["2026-11-23T09:00:00+09:00", { open: true }],
    ["2026-11-23T12:00:00+09:00", { open: false, opensAt: at("2026-11-23T13:00:00+09:00") }],
    ["2026-11-23T18:00:00+09:00", { open: false, opensAt: at("2026-11-27T09:00:00+09:00") }],
    // Over midnight, from one day into the next.
    ["2026-11-28T23:59:59+09:00", { open: true }],
    ["2026-11-29T00:00:00+09:00", { open: true }],
    ["2026-11-29T02:00:00+09:00", { open: false, opensAt: at("2026-11-30T09:00:00+09:00") }],
    // Closed on Christmas, a Friday.
    ["2026-12-25T10:00:00+09:00", { open: false, opensAt: at("2026-12-26T22:00:00+09:00") }],
  ])("at %s", (time, expected) => {
    expect(opening(seoul, at(time))).toEqual(expected);
  });

  it("are always where there are none, and never where every day is closed", () => {
    expect(opening(undefined, 0)).toEqual({ open: true });
    const never = { ...seoul, weekly: { ...seoul.weekly, mon: [], fri: [], sat: [], sun: [] } };
    expect(opening(never, at("2026-11-23T10:00:00+09:00"))).toEqual({ open: false });
  });

  it("go by the clocks of the place, also when these are put forward and back", () => {
    const berlin = readChatHours({
      timeZone: "Europe/Berlin",
      weekly: { sun: ["02:30-04:00"], sat: ["09:00-10:00"] },
    });
    // At 2:00 on 29 March it was 3:00: a time that there was not is as late as the clocks leap.
    expect(opening(berlin, at("2026-03-29T00:59:59Z"))).toEqual({
      open: false,
      opensAt: at("2026-03-29T01:30:00Z"),
    });
    expect(opening(berlin, at("2026-03-29T01:59:59Z"))).toEqual({ open: true });
    expect(opening(berlin, at("2026-03-29T02:00:00Z"))).toMatchObject({ open: false });
    expect(opening(berlin, at("2026-10-24T07:00:00Z"))).toEqual({ open: true });
  });

  const span = fc
    .uniqueArray(fc.integer({ min: 0, max: 96 }), { minLength: 2, maxLength: 2 })
    .map((ends) => ends.toSorted((a, b) => a - b).map((quarter) => quarter * 15));
  const hours = fc.record({
    timeZone: fc.constantFrom("Asia/Seoul", "America/New_York", "Asia/Kathmandu", "Pacific/Apia"),
    weekly: fc.record(
      Object.fromEntries(
        ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map((day) => [
          day,
          fc.array(span, { maxLength: 1 }),
        ]),
      ),
    ),
    closed: fc.constant([]),
  }) as fc.Arbitrary<unknown> as fc.Arbitrary<ReadChatHours>;

  it("begin again when they say, and not before", () => {
    fc.assert(
      fc.property(
        hours,
        fc.integer({ min: at("2026-01-01"), max: at("2027-01-01") }),
        (set, now) => {
          const answer = opening(set, now);
          if (answer.open || answer.opensAt === undefined) return;
          const { opensAt } = answer;
          expect(opensAt).toBeGreaterThan(now);
          expect(opensAt - now).toBeLessThan(8 * 24 * HOUR);
          expect(opening(set, opensAt).open).toBe(true);
          for (let part = 1; part < 8; part++) {
            const between = now + Math.floor(((opensAt - now) * part) / 8);
            expect(opening(set, between)).toEqual(answer);
          }
        },
      ),
    );
  });
});
