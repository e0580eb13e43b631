import type { AudienceTable, Facts } from "@stagelight/core";
import { expect, it } from "vitest";
import { type Line, traceOf } from "./trace.ts";

const facts: Facts = {
  stage: "consideration",
  tracks: { "": "consideration" },
  visits: 2,
  locale: "ko-KR",
  source: { source: "google", medium: "organic" },
  traits: { company: { size: 3 } },
  interests: [],
};

/** A trace as indented text. */
function text({ words, passed, found, parts = [] }: Line): string {
  const own = `${passed ? "+" : "-"} ${words}${found ? ` (it ${found})` : ""}`;
  return [
    own,
    ...parts.flatMap((part) =>
      text(part)
        .split("\n")
        .map((line) => `  ${line}`),
    ),
  ].join("\n");
}

it.each<[AudienceTable, string]>([
  [["stage", "=", ["consideration", "purchase"]], "+ stage is consideration or purchase"],
  [["visits", "<>", [3, 9e99]], "- visits is at least 3 (it is 2)"],
  [["tracks.tea", "=", ["retention"]], "- stage on tea is retention (it is not known)"],
  [["interests", "=", ["tea"]], "- interests is tea (it is empty)"],
  [["traits.company", "=", ["x"]], '- traits.company is x (it is {"size":3})'],
  [["traits.constructor", "?"], "- traits.constructor is known (it is not known)"],
  [["&"], "+ everybody"],
  [
    [
      "&",
      ["locale", "^", ["ko"]],
      ["!", ["|", ["stage", "=", ["purchase"]], ["source.source", "=", ["google"]]]],
    ],
    `- all of these
  + locale is ko
  - not this
    + one of these
      - stage is purchase (it is consideration)
      + source.source is google`,
  ],
])("%j", (table, expected) => {
  expect(text(traceOf(table, facts))).toBe(expected);
});

it("tells days as days", () => {
  const window = [Date.UTC(2026, 11, 1) / 1000, Date.UTC(2026, 11, 24, 12) / 1000];
  expect(traceOf(["now", "<>", window as never], { ...facts, now: window[0]! + 5 })).toEqual({
    words: "the time is from 2026-12-01 00:00 until 2026-12-24 12:00 UTC",
    passed: true,
  });
});
