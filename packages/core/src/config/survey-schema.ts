import { z } from "zod";
import { keySchema } from "../predicate/schema.ts";
import { problem, refusing } from "../problems/parse.ts";
import { list } from "../problems/suggest.ts";
import { isScore, SCORE_RANGE, type ScoreKind } from "../review/score.ts";
import { distinct } from "./distinct.ts";
import { refusedInReview } from "./gating.ts";
import { localizedSchema } from "./localized-schema.ts";
import { nameSchema } from "./mail-schema.ts";
import { QUESTION_KINDS } from "./survey.ts";
import { SURVEY_TEMPLATES, type SurveyTemplate } from "./survey-templates.ts";

const conditionSchema = z.strictObject({
  question: nameSchema,
  is: z.array(nameSchema).min(1).max(20).optional(),
  atMost: z.int().optional(),
  atLeast: z.int().optional(),
});

const traitSchema = keySchema
  .regex(/^[A-Za-z][A-Za-z0-9]*([-_][A-Za-z0-9]+)*$/, 'a word such as "heardFrom"')
  .max(40)
  .refine((name) => !TAKEN.includes(name), "a name that means nothing else");

/** Traits that mean something else already; some of them prove who somebody is. */
const TAKEN = (
  "email emailVerified email_verified phone id userId user_id anonymousId name lists interests " +
  "locale frequency consent"
).split(" ");

/** Answers are kept as an object's keys. */
const questionIdSchema = nameSchema.refine(
  (id) => keySchema.safeParse(id).success,
  "a name other than constructor or prototype",
);

const questionSchema = z
  .strictObject({
    id: questionIdSchema,
    kind: z.enum(QUESTION_KINDS),
    label: localizedSchema,
    options: z
      .array(z.strictObject({ value: nameSchema, label: localizedSchema }))
      .min(2)
      .max(20)
      .optional(),
    required: z.boolean("true or false").optional(),
    trait: traitSchema.optional(),
    when: conditionSchema.optional(),
  })
  .superRefine(({ kind, options, required, when }, context) => {
    const chosen = kind === "choice" || kind === "choices";
    if (chosen !== (options !== undefined)) {
      context.addIssue(
        problem(["options"], {
          expected: chosen ? "what can be chosen" : `no options, since the kind is ${kind}`,
          help: chosen
            ? 'List them: options: [{ value: "friend", label: "From a friend" }, …].'
            : 'Remove options, or make the kind "choice" or "choices".',
        }),
      );
    }
    options?.forEach(({ value }, index) => {
      if (options.findIndex((other) => other.value === value) === index) return;
      context.addIssue(
        problem(["options", index, "value"], {
          expected: "a value of its own",
          help: "Another option has this value: give this one a name of its own, or remove it.",
        }),
      );
    });
    if (!required || !when) return;
    context.addIssue(
      problem(["required"], {
        expected: "no required beside when",
        help: "What only some are asked may be left empty, so that an answer never stands in somebody's way: remove required, or when.",
      }),
    );
  });

type Question = z.output<typeof questionSchema>;

/** What a condition asks of a question that is not there, comes later or has no such answer. */
function conditions(questions: readonly Question[], context: z.RefinementCtx): void {
  questions.forEach(({ when }, index) => {
    if (!when) return;
    const at = ["questions", index, "when"];
    const earlier = questions.slice(0, index);
    const asked = earlier.find(({ id }) => id === when.question);
    if (!asked) {
      const ids = earlier.map(({ id }) => id);
      context.addIssue(
        problem([...at, "question"], {
          expected: ids.length > 0 ? `a question before this one: ${list(ids)}` : "an earlier one",
          help:
            ids.length > 0
              ? "Name one of them, or move this question behind the one it goes by."
              : "The first question has none before it: remove when, or move the question.",
        }),
      );
      return;
    }
    answers(asked, when, at, context);
  });
}

function answers(
  { kind, options = [] }: Question,
  { is, atMost, atLeast }: NonNullable<Question["when"]>,
  at: readonly PropertyKey[],
  context: z.RefinementCtx,
): void {
  const tell = (key: string, expected: string, help: string) =>
    context.addIssue(problem([...at, key], { expected, help }));
  const scored = Object.hasOwn(SCORE_RANGE, kind);
  if (is === undefined && atMost === undefined && atLeast === undefined && kind !== "text") {
    context.addIssue(
      problem(at, {
        expected: scored ? "atMost or atLeast" : "is, with options of that question",
        help: scored
          ? "Say for which scores it is asked, such as atMost: 6."
          : 'Say for which answers it is asked, such as is: ["other"].',
      }),
    );
  }
  const values = options.map(({ value }) => value);
  if (is && values.length === 0) {
    tell("is", "is only where something was chosen", "Remove it, or use atMost or atLeast.");
  } else {
    for (const value of is ?? []) {
      if (values.includes(value)) continue;
      tell(
        "is",
        `options of that question: ${list(values)}`,
        `Take ${JSON.stringify(value)} out: nobody can choose it.`,
      );
    }
  }
  for (const [key, bound] of Object.entries({ atMost, atLeast })) {
    if (bound === undefined) continue;
    if (!scored) {
      tell(key, `${key} only where a score was given`, "Remove it, or use is.");
    } else if (!isScore(kind as ScoreKind, bound)) {
      const [lowest, highest] = SCORE_RANGE[kind as ScoreKind];
      tell(key, `a score from ${lowest} to ${highest}`, `Correct it: that is what ${kind} has.`);
    }
  }
}

const LINKS = "true or false: the links are the same for everybody, after every answer";

const surveySchema = refusing(
  z.strictObject({
    id: nameSchema,
    use: z.enum(Object.keys(SURVEY_TEMPLATES) as [SurveyTemplate, ...SurveyTemplate[]]).optional(),
    heading: localizedSchema.optional(),
    text: localizedSchema.optional(),
    questions: z.array(questionSchema).min(1).max(20).optional(),
    thanks: localizedSchema.optional(),
    links: z.boolean(LINKS).optional(),
  }),
  refusedInReview,
).superRefine(({ use, heading, questions = [] }, context) => {
  distinct(questions, ["questions"], context);
  conditions(questions, context);
  if (use) return;
  for (const [key, value, help] of [
    ["heading", heading, 'Write it, such as heading: "How did you hear about us?"'],
    ["questions", questions[0], "Write some"],
  ] as const) {
    if (value !== undefined) continue;
    context.addIssue(
      problem([key], {
        expected: `${key}, since no template is used`,
        help: `${help}, or use a template: use: "heard-about-us".`,
      }),
    );
  }
});

/** Schema of the `surveys` key. */
export const surveysSchema = z
  .array(surveySchema)
  .max(30)
  .superRefine((surveys, context) => distinct(surveys, [], context));
