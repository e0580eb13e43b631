import { z } from "zod";
import { FORM_FIELDS, proseSchema } from "./form-schema.ts";

/** The most characters of a question. */
export const MAX_QUESTION = 500;

const questionSchema = proseSchema(MAX_QUESTION).pipe(z.string().min(1));

/** Something of the site that may answer a question. */
export const answerSectionSchema = z.object({
  id: z.string(),
  question: z.string().describe("What it is about: a question, or what stands above it"),
  answer: z.string().describe("Plain text"),
  title: z.string().optional().describe("Of the page that it is from"),
  url: z.string().optional().describe("Of that place of the page"),
});

/** The answer of `GET v1/chat/answers`, and what a build writes of the site's pages. */
export const answerIndexSchema = z.object({
  locale: z.string(),
  sections: z.array(answerSectionSchema),
});

/** Body of `POST v1/chat/ask` and of `POST v1/chat/unanswered`. */
export const questionBodySchema = z.object({
  question: questionSchema,
  locale: FORM_FIELDS.locale,
});

/** A page of the site that an answer is from. */
const answerSourceSchema = z.object({ title: z.string(), url: z.string() });

/** The answer of `POST v1/chat/ask`. */
export const askAnswerSchema = z.object({
  answer: z
    .object({
      text: z.string().describe("Plain text, and only what the site says"),
      sources: z.array(answerSourceSchema).describe("What it is from"),
    })
    .optional()
    .describe("Nothing where the site does not say: then a person is to be asked"),
});

export type AnswerSection = z.infer<typeof answerSectionSchema>;
export type AnswerIndex = z.infer<typeof answerIndexSchema>;
export type QuestionBody = z.input<typeof questionBodySchema>;
export type AskAnswer = z.infer<typeof askAnswerSchema>;
