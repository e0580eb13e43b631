import { describe, expect, it } from "vitest";
import { readConfig, SURVEY_TEMPLATES, type SurveyTemplate } from "../config.ts";
import { reviewBodySchema, reviewHelpBodySchema, surveyBodySchema } from "../endpoints.ts";
import { SCORE_KINDS, SCORE_RANGE } from "../review.ts";

const STARS = { kind: "stars", score: 4, product: "sejak" };
const JPEG = { data: "/9j/4AAQSkZJRg==" };

describe("a review", () => {
  it.each<[string, object, object]>([
    ["stars alone", STARS, STARS],
    ["stars of an invitation", { t: "x.y", kind: "stars", score: 1 }, { score: 1 }],
    ["a form without code", { ...STARS, score: "4", permission: "yes" }, { permission: true }],
    [
      "lines, as they come from elsewhere",
      { ...STARS, text: " a\r\nb\u2028c " },
      { text: "a\nb\nc" },
    ],
    [
      "what no eye sees",
      { ...STARS, text: "tea\u0000\u001B[31m \uD83C\uDF75 \uD800!" },
      { text: "tea[31m \uD83C\uDF75 \uFFFD!" },
    ],
    ["photos", { ...STARS, photos: [JPEG, JPEG] }, { photos: [JPEG, JPEG] }],
  ])("is taken: %s", (_, given, read) => {
    expect(reviewBodySchema(3).parse(given)).toMatchObject(read);
  });

  it.each<[string, object]>([
    ["stars of nothing", { kind: "stars", score: 4 }],
    ["half a star", { ...STARS, score: 4.5 }],
    ["a score in words", { ...STARS, score: "four" }],
    ["an unknown kind", { ...STARS, kind: "thumbs" }],
    ["a book", { ...STARS, text: "tea ".repeat(1_300) }],
    ["a name of two lines", { ...STARS, name: "Mina\nOk" }],
    ["more photos than there may be", { ...STARS, photos: [JPEG, JPEG, JPEG, JPEG] }],
    ["a photo that is an address", { ...STARS, photos: [{ data: "https://nuri.example/a.jpg" }] }],
  ])("is refused: %s", (_, given) => {
    expect(reviewBodySchema(3).safeParse(given).success).toBe(false);
  });

  it.each(SCORE_KINDS)("has the scores of its kind, and no others: %s", (kind) => {
    const [lowest, highest] = SCORE_RANGE[kind];
    for (let score = -1; score <= 11; score++) {
      const { success } = reviewBodySchema().safeParse({ kind, score, product: "sejak" });
      expect(success).toBe(score >= lowest && score <= highest);
    }
  });

  it("never asks for an address; for help it may be told", () => {
    const email = "mina@nuri.example";
    expect(reviewBodySchema().parse({ ...STARS, email })).not.toHaveProperty("email");
    expect(reviewHelpBodySchema.parse({ key: "k", text: "Broken", email })).toHaveProperty("email");
  });

  it("is read quickly, as large as it may be", () => {
    const data = Buffer.alloc(6 * 1024 * 1024, 7).toString("base64");
    const began = performance.now();
    expect(reviewBodySchema(1).safeParse({ ...STARS, photos: [{ data }] }).success).toBe(true);
    expect(
      reviewBodySchema(1).safeParse({ ...STARS, photos: [{ data: `${data}!` }] }).success,
    ).toBe(false);
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});

/** The survey of a config. */
function survey(own: object) {
  const { surveys } = readConfig({ server: {}, surveys: [{ id: "own", ...own }] });
  return surveys[0]!;
}
const answering = (own: object, answers: object) =>
  surveyBodySchema(survey(own).questions).safeParse({ answers });

describe("a survey", () => {
  const heard = { use: "heard-about-us" };

  it("keeps what was asked, and leaves out what was not", () => {
    const other = { from: "other", where: "On the radio" };
    expect(answering(heard, other).data!.answers).toEqual(other);
    expect(answering(heard, { ...other, from: "friend" }).data!.answers).toEqual({
      from: "friend",
    });
    expect(answering(heard, { from: "ad", where: "" }).data!.answers).toEqual({ from: "ad" });
  });

  it.each<[string, object, object]>([
    ["nothing where something has to be said", heard, {}],
    ["what cannot be chosen", heard, { from: "radio" }],
    ["an answer to nothing", heard, { from: "ad", more: "x" }],
    ["a score that there is not", { use: "nps" }, { nps: 11 }],
    ["a list for one", heard, { from: ["ad", "friend"] }],
    ["a text that is too long", { use: "nps" }, { nps: 1, why: "x".repeat(2_001) }],
    ["something of every object's", heard, { from: "ad", constructor: "x" }],
  ])("is refused: %s", (_, own, answers) => {
    expect(answering(own, answers).success).toBe(false);
  });

  it("takes scores of forms, and each choice once", () => {
    expect(answering({ use: "nps" }, { nps: "9" }).data!.answers).toEqual({ nps: 9 });
    expect(
      answering({ use: "friction" }, { obstacle: ["price", "price", "other"] }).data!.answers,
    ).toEqual({ obstacle: ["price", "other"] });
  });

  it.each(Object.keys(SURVEY_TEMPLATES) as SurveyTemplate[])(
    "has three languages in all of a template: %s",
    (use) => {
      const { heading, questions, thanks } = survey({ use });
      const labels = questions.flatMap(({ label, options = [] }) => [
        label,
        ...options.map((option) => option.label),
      ]);
      for (const text of [heading, thanks, ...labels]) {
        expect(Object.keys(text)).toEqual(["en", "ko", "zh"]);
        const { en, ko, zh } = text as Record<string, string>;
        expect(en).not.toMatch(/[\p{sc=Hangul}\p{sc=Han}]/u);
        expect(ko).toMatch(/\p{sc=Hangul}/u);
        expect(ko).not.toMatch(/\p{sc=Han}/u);
        expect(zh).toMatch(/\p{sc=Han}/u);
        expect(zh).not.toMatch(/\p{sc=Hangul}/u);
      }
      // What its own schema would refuse can be written by nobody else either.
      expect(survey({ heading, questions }).questions).toEqual(questions);
    },
  );
});
