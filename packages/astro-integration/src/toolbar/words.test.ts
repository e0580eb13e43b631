import { expect, it } from "vitest";
import { ago, duration, evidenceWords, transitionWords } from "./words.ts";

it.each([
  [0, "1 second"],
  [59, "59 seconds"],
  [60, "1 minute"],
  [5400, "2 hours"],
  [86_400, "1 day"],
  [6 * 86_400 + 3600, "6 days"],
])("%i seconds are %s", (seconds, text) => expect(duration(seconds)).toBe(text));

it("tells how long ago", () => {
  expect(ago(100, 102)).toBe("just now");
  expect(ago(100, 160)).toBe("1 minute ago");
});

const at = Date.UTC(2026, 5, 1);
const change = { track: "", from: "a", to: "b", at, evidence: [] } as const;

it("tells what was counted", () => {
  const once = { what: "Product Added", count: 1, first: at, last: at };
  expect(evidenceWords([once])).toMatch(/^Product Added, once \(\d\d:\d\d:\d\d\)$/);
  expect(evidenceWords([{ ...once, count: 2, last: at + 5000 }])).toMatch(
    /^Product Added, 2 times \(between .* and .*\)$/,
  );
  expect(evidenceWords([{ ...once, what: "score", count: 30 }])).toBe("score 30");
});

it("tells why a stage changed", () => {
  expect(transitionWords({ ...change, kind: "decay", rule: "left" }, { left: "Because." })).toBe(
    "Silence “left”. Because.",
  );
  expect(transitionWords({ ...change, kind: "rule", rule: "own" }, {})).toBe("Rule “own”.");
  expect(transitionWords({ ...change, kind: "reset", rule: "reset" }, {})).toBe(
    "The visitor was forgotten.",
  );
});
