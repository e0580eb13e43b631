import fc from "fast-check";
import { expect, it } from "vitest";
import { currencyDigits, formatMoney, minorUnits } from "../referral.ts";

it.each([
  ["USD", 2],
  ["KRW", 0],
  ["JPY", 0],
  ["KWD", 3],
  ["CLF", 4],
  ["XXX", 2],
])("%s has %d digits behind the point", (currency, digits) => {
  expect(currencyDigits(currency)).toBe(digits);
});

it("reads every whole number of minor units back", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -1e12, max: 1e12 }),
      fc.constantFrom("USD", "KRW", "KWD", "CLF"),
      (amount, currency) => {
        const written = Number((amount / 10 ** currencyDigits(currency)).toFixed(4));
        expect(minorUnits(written, currency)).toBe(amount + 0);
      },
    ),
  );
});

it.each([
  [27.5, "USD", 2750],
  [0.1 + 0.2, "USD", 30],
  [5.5e-17, "USD", 0],
  [1.15 * 100, "KRW", 115],
  [Number.NaN, "USD", undefined],
  [Infinity, "USD", undefined],
  [1e300, "USD", undefined],
])("%d %s are %s", (amount, currency, units) => {
  expect(minorUnits(amount, currency)).toBe(units);
});

it.each([
  [500, "USD", "en", "$5"],
  [2750, "USD", "en", "$27.50"],
  [5000, "KRW", "ko", "₩5,000"],
  [1500, "CNY", "zh", "¥15"],
  [1234, "KWD", "en", "KWD 1.234"],
])("%d %s in %s: %s", (amount, currency, locale, said) => {
  expect(formatMoney({ amount, currency }, locale).replaceAll("\u00A0", " ")).toBe(said);
});
