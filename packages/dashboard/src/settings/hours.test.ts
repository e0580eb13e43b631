import fc from "fast-check";
import { expect, it } from "vitest";
import { DAYS, formOf, type Hours, hoursOf } from "./hours.ts";

const time = fc
  .tuple(fc.nat(23), fc.nat(59))
  .map((parts) => parts.map((part) => String(part).padStart(2, "0")).join(":"));
const end = fc.oneof(
  time.filter((each) => each !== "00:00"),
  fc.constant("24:00"),
);
const span = fc.tuple(time, end).map(([from, to]) => `${from}-${to}`);
const hours: fc.Arbitrary<Hours> = fc.record({
  timeZone: fc.constantFrom("Asia/Seoul", "Europe/Berlin"),
  weekly: fc
    .array(fc.tuple(fc.constantFrom(...DAYS), fc.array(span, { minLength: 1, maxLength: 3 })))
    .map((days) => Object.fromEntries(days)),
  closed: fc.array(fc.constantFrom("2026-12-25", "2027-01-01")),
});

it("gives back what there was, midnight at the end of a day too", () => {
  fc.assert(
    fc.property(hours, (given) => {
      expect(hoursOf(formOf(given))).toEqual(given);
    }),
  );
});

it("begins with working days where nothing is set", () => {
  const { weekly, closed } = hoursOf(formOf(null));
  expect(Object.keys(weekly)).toEqual(["mon", "tue", "wed", "thu", "fri"]);
  expect(closed).toEqual([]);
});
