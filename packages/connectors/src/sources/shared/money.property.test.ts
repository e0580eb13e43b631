import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { digitsOf } from "../stripe/currencies.ts";
import { amount, money, smallest, sum } from "./money.ts";

const integer = fc.integer({ min: -999_999_999_999, max: 999_999_999_999 });

/** An amount of smallest units as text: computed by moving the point, not by dividing. */
function written(units: number, digits: number): string {
  const text = String(Math.abs(units)).padStart(digits + 1, "0");
  const whole = text.slice(0, text.length - digits);
  const fraction = digits > 0 ? `.${text.slice(-digits)}` : "";
  return `${units < 0 ? "-" : ""}${whole}${fraction}`;
}

describe("money", () => {
  it("is exact, whatever the currency", () => {
    fc.assert(
      fc.property(integer, fc.constantFrom("EUR", "JPY", "KWD"), (units, currency) => {
        const text = written(units, digitsOf(currency));
        const read = smallest(units, digitsOf(currency))!;
        expect(read).toBe(money(text));
        expect(amount(read)).toBe(Number(text) || 0);
      }),
    );
  });

  it("adds up without losing a cent", () => {
    fc.assert(
      fc.property(fc.array(integer, { maxLength: 50 }), (units) => {
        const total = units.reduce((all, each) => all + BigInt(each), 0n);
        const read = sum(units.map((each) => money(written(each, 2))));
        expect(read).toBe(total * 1_000_000n);
      }),
    );
    expect(amount(sum([money("0.1"), money("0.2"), undefined]))).toBe(0.3);
  });

  it.each([
    ["12.50", 12.5],
    [" 7 ", 7],
    [12.5, 12.5],
    [21, 21],
    [0.1 + 0.2, 0.3],
    ["-3.333333339", -3.33333333],
    ["0", 0],
  ])("reads %j", (given, expected) => {
    expect(amount(money(given)!)).toBe(expected);
  });

  it.each([undefined, null, "", "1,50", "1e3", "12.5.0", NaN, Infinity, 1e20, {}, [5], true])(
    "reads nothing in %j",
    (given) => {
      expect(money(given)).toBe(undefined);
    },
  );

  it("knows how Stripe writes each currency", () => {
    const read = (units: number, currency: string) => amount(smallest(units, digitsOf(currency))!);
    expect(read(500, "jpy")).toBe(500);
    expect(read(15000, "KRW")).toBe(15000);
    expect(read(5120, "kwd")).toBe(5.12);
    expect(read(500, "ugx")).toBe(5);
    expect(read(500, "isk")).toBe(5);
    expect(read(1045, "huf")).toBe(10.45);
    expect(read(1, "usd")).toBe(0.01);
  });
});
