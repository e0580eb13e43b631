import { z } from "zod";
import type { ReadSurveyQuestion } from "../config/survey.ts";
import { problem } from "../problems/parse.ts";
import { isAsked, isAnswered, type SurveyAnswers } from "../review/branch.ts";
import { isScore, SCORE_RANGE } from "../review/score.ts";
import { FORM_FIELDS, proseSchema, scoreSchema } from "./form-schema.ts";
import { publicLinksSchema } from "./review-schema.ts";

/** The longest text of an answer, in characters. */
const LONGEST_TEXT = 2_000;

const { email: _, ...FIELDS } = FORM_FIELDS;

/**
 * Body of `POST v1/surveys/:id`. Each answer is held against its question; those of questions that
 * were not asked, as what was answered before them has it, are left out.
 *
 * @param questions none: as `openapi.json` tells it
 */
export function surveyBodySchema(questions?: readonly ReadSurveyQuestion[]) {
  return z.object({
    t: z.string().max(4_096).optional().describe("Of the link in a mail"),
    answers: questions ? answersSchema(questions) : z.record(z.string(), z.unknown()),
    ...FIELDS,
  });
}

function answersSchema(questions: readonly ReadSurveyQuestion[]) {
  const shape = Object.fromEntries(questions.map((each) => [each.id, valueSchema(each)]));
  return z
    .strictObject(shape)
    .transform((given): SurveyAnswers => {
      const answers: Record<string, SurveyAnswers[string]> = {};
      for (const question of questions) {
        const value = given[question.id] as SurveyAnswers[string];
        if (isAnswered(value) && isAsked(question, answers)) answers[question.id] = value;
      }
      return answers;
    })
    .superRefine((answers, context) => {
      for (const { id, required } of questions) {
        if (!required || Object.hasOwn(answers, id)) continue;
        context.addIssue(
          problem([id], {
            expected: "an answer",
            found: "nothing",
            help: "This has to be filled in.",
          }),
        );
      }
    });
}

/** What an answer may hold. Empty stands for nothing. */
function valueSchema({ kind, options = [] }: ReadSurveyQuestion): z.ZodType {
  const values = options.map(({ value }) => value) as [string, ...string[]];
  switch (kind) {
    case "text":
      return proseSchema(LONGEST_TEXT).optional();
    case "choice":
      return z.enum(values).optional();
    case "choices":
      return z
        .array(z.enum(values))
        .max(values.length)
        .transform((chosen) => [...new Set(chosen)])
        .optional();
    default: {
      const [lowest, highest] = SCORE_RANGE[kind];
      return scoreSchema
        .refine((score) => isScore(kind, score), `a whole number from ${lowest} to ${highest}`)
        .optional();
    }
  }
}

/** The answer to a survey that was taken. */
export const surveyAnswerSchema = z.object({
  status: z.literal("taken"),
  links: publicLinksSchema.describe("Where the survey has them: all, for everybody"),
});

/** What `v1/me` tells of a person's answers. */
export const surveyHeldSchema = z.object({
  survey: z.string(),
  answers: z.record(z.string(), z.unknown()),
  locale: z.string(),
  page: z.string().nullable(),
  at: z.iso.datetime(),
});

export type SurveyBody = Omit<z.output<ReturnType<typeof surveyBodySchema>>, "answers"> & {
  readonly answers: SurveyAnswers;
};
export type SurveyAnswer = z.infer<typeof surveyAnswerSchema>;
export type SurveyHeld = z.infer<typeof surveyHeldSchema>;
