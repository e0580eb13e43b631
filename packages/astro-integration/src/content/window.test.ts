import { describe, expect, it } from "vitest";
import { describeWindow, moment, windowBetween } from "./window.ts";

const at = (text: string): number => Date.parse(text) / 1000;

describe("a date of front matter", () => {
  it.each([
    ["2026-12-24", "2026-12-24T00:00Z", "2026-12-25T00:00Z"],
    [new Date("2026-12-24"), "2026-12-24T00:00Z", "2026-12-25T00:00Z"],
    ["2026-12-24T00:00:00Z", "2026-12-24T00:00Z", "2026-12-24T00:00Z"],
    ["2026-12-24 18:00", "2026-12-24T18:00Z", "2026-12-24T18:00Z"],
    ["2026-12-24T18:00+09:00", "2026-12-24T09:00Z", "2026-12-24T09:00Z"],
    ["2026-12-24T18:00:30 +0900", "2026-12-24T09:00:30Z", "2026-12-24T09:00:30Z"],
    ["2028-02-29", "2028-02-29T00:00Z", "2028-03-01T00:00Z"],
  ])("%s is read", (written, start, end) => {
    expect(moment(written)).toEqual({ start: at(start), end: at(end) });
  });

  it.each(["tomorrow", "2026-02-30", "2027-02-29", "2026-13-01", "24.12.2026", "2026-12-24T25:00"])(
    "%s is none",
    (written) => expect(moment(written)).toBeUndefined(),
  );
});

describe("a window", () => {
  const now = at("2026-06-01T00:00Z");

  it.each([
    ["2026-12-01", "2026-12-24", "from 2026-12-01 until 2026-12-24"],
    ["2026-01-01", "2026-12-24", "until 2026-12-24"],
    ["2026-12-01T08:00", undefined, "from 2026-12-01 08:00 UTC"],
    [undefined, "2026-12-24T18:00+09:00", "until 2026-12-24 09:00 UTC"],
    ["2026-01-01", undefined, ""],
  ])("from %s until %s is described", (from, until, words) => {
    expect(describeWindow(windowBetween(from, until)!, now)).toBe(words);
  });

  it("is none without dates", () => expect(windowBetween(undefined, undefined)).toBeUndefined());
});
