import { expect, it } from "vitest";
import { retryAfter } from "./retry-after.ts";

const NOW = Date.UTC(2026, 4, 4, 9, 30);
const DAY = 86_400_000;

it.each<[string | null, number | undefined]>([
  ["120", NOW + 120_000],
  [" 0 ", NOW],
  ["Mon, 04 May 2026 09:31:00 GMT", NOW + 60_000],
  ["Monday, 04-May-26 09:31:00 GMT", NOW + 60_000],
  ["Mon May  4 09:31:00 2026 GMT", NOW + 60_000],
  // What is over, and what is beyond reason.
  ["Mon, 04 May 2026 09:00:00 GMT", NOW],
  ["99999999999999999999", NOW + DAY],
  ["Fri, 04 May 2126 09:00:00 GMT", NOW + DAY],
  [null, undefined],
  ["", undefined],
  ["-5", undefined],
  ["1.5", undefined],
  ["soon", undefined],
  ["2026-05-04", undefined],
  ["Monday 99", undefined],
])("reads %j", (header, at) => {
  expect(retryAfter(header, NOW)).toBe(at);
});
