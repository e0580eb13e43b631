import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { writeCsv } from "../csv/write-csv.ts";
import { checkAnswers } from "./read-answers.ts";
import { surveyForm } from "./survey-form.ts";
import { type TestSurveys, testSurveys } from "./test-surveys.ts";

let test: TestSurveys;
beforeAll(async () => {
  test = await testSurveys("postgres");
}, 30_000);
afterAll(() => test.close());

const CANARY = "<script>alert('canary')</script>";
/** Anything that JSON can say, and texts that somebody would try. */
const value = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.string({ unit: "binary" }),
  fc.constantFrom(
    CANARY,
    `"><img src=x onerror=alert(1)>`,
    "=HYPERLINK(1)",
    "a\0b",
    "\uD800",
    "\u202Egnp.exe",
    "__proto__",
    -0,
    1e300,
    "5",
    5,
  ),
);
const id = fc.constantFrom("taste", "teas", "which", "why", "shoe", "constructor", "toString");
const answers = fc.oneof(value, fc.dictionary(id, value), fc.record({ taste: value, why: value }));
const survey = () => test.server.services.config.surveys.find((each) => each.id === "tea")!;

it("whatever is sent is taken or refused by the name of a field, and never anything else", () => {
  fc.assert(
    fc.property(answers, (given) => {
      const checked = checkAnswers(survey(), { answers: given });
      if ("problems" in checked) {
        for (const { path } of checked.problems) expect(path).toMatch(/^answers(\.|\[|$)/);
        return;
      }
      const { taste, teas = [], which, why, ...rest } = checked.body.answers;
      expect(rest).toEqual({});
      expect([1, 2, 3, 4, 5]).toContain(taste);
      expect([teas].flat().every((tea) => tea === "green" || tea === "other")).toBe(true);
      if (which !== undefined) expect(teas).toContain("other");
      if (why !== undefined) expect(Number(taste)).toBeLessThanOrEqual(2);
      for (const text of [which, why]) {
        if (text === undefined) continue;
        expect(text).toEqual(expect.any(String));
        expect(text).not.toMatch(/(?![\n\t])\p{Cc}|\p{Cs}/u);
      }
    }),
    { numRuns: 500 },
  );
});

it("what is shown again is text, and no tag comes of it", () => {
  const tags = (html: string) => html.match(/<[a-z/!][^>]*>/gi)!.map((tag) => tag.split(/[ >]/)[0]);
  const form = (given: object) =>
    surveyForm({
      survey: survey(),
      language: "en",
      action: "/surveys/tea",
      given: { answers: given },
      problems: [],
    }).text;
  fc.assert(
    fc.property(fc.dictionary(id, value), (given) => {
      expect(tags(form(given))).toEqual(tags(form({})));
    }),
  );
});

it("what is taken is kept as it is, and stands in one cell of a spreadsheet", async () => {
  const text = fc.oneof(
    fc.string({ unit: "binary", minLength: 1, maxLength: 200 }),
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 200 }),
    fc.constantFrom(CANARY, "=1+1", "a;=1+1", '","=1', "\0", "\uDFFF\uD800"),
  );
  await fc.assert(
    fc.asyncProperty(text, async (why) => {
      const checked = checkAnswers(survey(), { answers: { taste: 1, why } });
      if ("problems" in checked) throw new Error(JSON.stringify(checked.problems));
      const { body } = checked;
      // Each run is a network of its own: the guard looks at nothing else.
      expect(await test.answer("tea", { taste: 1, why })).toMatchObject({ status: 202 });
      const rows = await test.kept();
      expect(JSON.parse(rows.at(-1)!.answers)).toEqual(body.answers);
      const kept = String(body.answers["why"] ?? "");
      const csv = writeCsv([["1", kept, "end"]]);
      expect(csv.trimEnd().split("\r\n")).toHaveLength(1);
      expect(csv).not.toMatch(/(^|,|;)"?[=+@]/);
    }),
    { numRuns: 60 },
  );
});
