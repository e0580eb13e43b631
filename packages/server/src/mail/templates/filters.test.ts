import { expect, it } from "vitest";
import { day, money } from "./filters.ts";

it.each([
  [23, "USD", undefined, "en", "$23.00"],
  [23, "usd", undefined, "en", "$23.00"],
  [2300, "USD", "minor", "en", "$23.00"],
  [28_000, "KRW", undefined, "ko", "28,000원"],
  [28_000, "KRW", "minor", "en", "₩28,000"],
  ["158.5", "CNY", undefined, "zh", "¥158.50"],
  [1234.5, undefined, undefined, "en", "1,234.5"],
  [0, "USD", undefined, "en", "$0.00"],
  [undefined, "USD", undefined, "en", ""],
  ["many", "USD", undefined, "en", ""],
  [Number.NaN, "USD", undefined, "en", ""],
])("money %j %s %s %s", (amount, currency, unit, language, expected) => {
  expect(money(amount, currency, unit, language)).toBe(expected);
});

it.each([
  ["2026-11-22T08:00:00Z", undefined, "en", "November 22, 2026"],
  [Date.UTC(2026, 10, 22), undefined, "ko", "2026년 11월 22일"],
  ["2026-11-22", "short", "en", "11/22/26"],
  ["soon", undefined, "en", ""],
  [undefined, undefined, "en", ""],
])("date %j %s %s", (value, style, language, expected) => {
  expect(day(value, style, language)).toBe(expected);
});
