import { describe, expect, it } from "vitest";
import { formatOf } from "../texts/format.ts";
import { loadTexts } from "../texts/texts.ts";
import { type Caused, causeLines } from "./cause-lines.ts";

const ORDERED = {
  what: "Order Completed | Subscription Started",
  count: 2,
  first: "2026-01-01T00:00:00.000Z",
  last: "2026-01-05T00:00:00.000Z",
};

const CAUSES: Readonly<Record<string, Caused>> = {
  rule: { kind: "rule", rule: "ordered", evidence: [ORDERED] },
  once: { kind: "rule", rule: "ordered", evidence: [{ ...ORDERED, count: 1 }] },
  score: { kind: "rule", rule: "hot", evidence: [{ ...ORDERED, what: "score", count: 40 }] },
  time: { kind: "rule", rule: "later", evidence: [] },
  silence: {
    kind: "decay",
    rule: "quiet",
    evidence: [],
    after: { seconds: 14 * 86_400, sinceEntry: false },
  },
  stayed: {
    kind: "decay",
    rule: "long",
    evidence: [],
    after: { seconds: 90 * 86_400, sinceEntry: true },
  },
  gone: { kind: "decay", rule: "no-more", evidence: [] },
  merge: { kind: "merge", rule: "merge", evidence: [] },
  manual: { kind: "manual", rule: "by-hand", evidence: [], by: "Jisoo" },
  nobody: { kind: "manual", rule: "by-hand", evidence: [] },
};

describe.each([
  ["en", /^Order Completed \/ Subscription Started, 2 times, between .+2026/, "14 days", "Jisoo"],
  ["ko", /^Order Completed \/ Subscription Started 2회, .+2026/, "14일", "Jisoo"],
  ["zh", /^Order Completed \/ Subscription Started 2 次, .*2026/, "14天", "Jisoo"],
] as const)("causes in %s", (language, rule, days, name) => {
  it("say what was counted, for how long it was silent, and who has decided", async () => {
    const { people } = await loadTexts(language);
    const format = formatOf(language, []);
    const told = Object.fromEntries(
      Object.entries(CAUSES).map(([id, cause]) => [
        id,
        causeLines(people.causes, format, language, cause).join("; "),
      ]),
    );
    expect(told["rule"]).toMatch(rule);
    expect(told["silence"]).toContain(days);
    expect(told["manual"]).toContain(name);
    expect(told["score"]).toContain("40");
    // Each is told in words of its own, and nothing is left unfilled.
    expect(new Set(Object.values(told)).size).toBe(Object.keys(CAUSES).length);
    expect(JSON.stringify(told)).not.toMatch(/\{\w+\}|undefined/);
  });
});
