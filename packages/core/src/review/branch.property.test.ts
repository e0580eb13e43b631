import fc from "fast-check";
import { expect, it } from "vitest";
import { isAnswered, isAsked, type SurveyAnswers } from "../review.ts";

const answers: fc.Arbitrary<SurveyAnswers> = fc.dictionary(
  fc.constantFrom("a", "b", "constructor", "__proto__"),
  fc.oneof(fc.integer({ min: 0, max: 10 }), fc.constantFrom("x", "y", ""), fc.subarray(["x", "y"])),
);

it("asks a question without a condition, whatever was answered", () => {
  fc.assert(
    fc.property(answers, (given) => {
      expect(isAsked({}, given)).toBe(true);
    }),
  );
});

it("asks an extra question only after what was answered", () => {
  fc.assert(
    fc.property(answers, fc.constantFrom("a", "b", "constructor", "c"), (given, question) => {
      const there = Object.hasOwn(given, question) && isAnswered(given[question]);
      expect(isAsked({ when: { question } }, given)).toBe(there);
    }),
  );
});

it("goes by what was chosen, and by bounds of a score", () => {
  const when = (more: object) => ({ when: { question: "a", ...more } });
  expect(isAsked(when({ is: ["x"] }), { a: "x" })).toBe(true);
  expect(isAsked(when({ is: ["x"] }), { a: "y" })).toBe(false);
  expect(isAsked(when({ is: ["x", "z"] }), { a: ["y", "z"] })).toBe(true);
  expect(isAsked(when({ is: ["x"] }), { a: [] })).toBe(false);
  expect(isAsked(when({ atMost: 6 }), { a: 6 })).toBe(true);
  expect(isAsked(when({ atMost: 6 }), { a: 7 })).toBe(false);
  expect(isAsked(when({ atLeast: 9 }), { a: 8 })).toBe(false);
  expect(isAsked(when({ atLeast: 0 }), { a: 0 })).toBe(true);
  expect(isAsked(when({ atLeast: 3, atMost: 5 }), { a: 4 })).toBe(true);
});
