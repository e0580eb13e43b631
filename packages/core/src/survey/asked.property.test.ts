import fc from "fast-check";
import { expect, it } from "vitest";
import { askedQuestions, type SurveyAnswers, type SurveyCondition } from "./asked.ts";

const IDS = ["score", "why", "which", "more", "constructor"] as const;

const condition = (earlier: readonly string[]) =>
  fc.record(
    {
      question: fc.constantFrom(...earlier),
      is: fc.array(fc.oneof(fc.constantFrom("a", "b"), fc.integer({ min: 0, max: 10 }))),
      atMost: fc.integer({ min: 0, max: 10 }),
      atLeast: fc.integer({ min: 0, max: 10 }),
    },
    { requiredKeys: ["question"] },
  );

interface Question {
  readonly id: string;
  readonly when?: SurveyCondition | undefined;
}

/** Each question may depend on any before it. */
const questions: fc.Arbitrary<Question[]> = fc
  .tuple(
    fc.constant<Question>({ id: IDS[0] }),
    ...IDS.slice(1).map((id, index) =>
      fc
        .option(condition(IDS.slice(0, index + 1)), { nil: undefined })
        .map((when): Question => ({ id, when })),
    ),
  )
  .map((all) => [...all]);

const answers: fc.Arbitrary<SurveyAnswers> = fc.dictionary(
  fc.constantFrom(...IDS),
  fc.oneof(
    fc.integer({ min: 0, max: 10 }),
    fc.constantFrom("a", "b", ""),
    fc.subarray(["a", "b", "c"]),
  ),
);

it("asks whatever depends on nothing, whatever is answered", () => {
  fc.assert(
    fc.property(questions, answers, (all, given) => {
      const asked = askedQuestions(all, given);
      expect(asked).toEqual(expect.arrayContaining(all.filter(({ when }) => !when)));
      expect(asked).toEqual(all.filter((question) => asked.includes(question)));
    }),
  );
});

it("asks nothing that depends on what is not asked, and minds no answer to it", () => {
  fc.assert(
    fc.property(questions, answers, (all, given) => {
      const asked = askedQuestions(all, given);
      const ids = asked.map(({ id }) => id);
      for (const { when } of asked) if (when) expect(ids).toContain(when.question);
      const kept = Object.fromEntries(Object.entries(given).filter(([id]) => ids.includes(id)));
      expect(askedQuestions(all, kept)).toEqual(asked);
    }),
  );
});

it("holds scores and choices against the condition", () => {
  const ask = (when: Omit<SurveyCondition, "question">, value: SurveyAnswers[string]) =>
    askedQuestions([{ id: "score" }, { id: "why", when: { question: "score", ...when } }], {
      score: value,
    }).length === 2;
  expect(ask({ atMost: 6 }, 6)).toBe(true);
  expect(ask({ atMost: 6 }, 7)).toBe(false);
  expect(ask({ atLeast: 7, atMost: 8 }, 8)).toBe(true);
  expect(ask({ atLeast: 7, atMost: 8 }, 9)).toBe(false);
  expect(ask({ is: ["other"] }, "other")).toBe(true);
  expect(ask({ is: ["other"] }, ["friend", "other"])).toBe(true);
  expect(ask({ is: ["other"] }, ["friend"])).toBe(false);
  expect(ask({ atLeast: 0 }, "7")).toBe(false);
  expect(ask({}, undefined)).toBe(false);
  expect(ask({}, 0)).toBe(true);
});
