import { MAX_FORM_BYTES, surveyAnswerSchema, surveyBodySchema } from "@stagelight/core/endpoints";
import type { BodyRule, Route } from "../http/route.ts";
import { FORM_TYPES } from "../forms/given.ts";
import { SURVEY_PAGES_PATH, SURVEYS_PATH } from "./paths.ts";
import { openSurvey, takeAnswer, takeFromPage } from "./take-answer.ts";

const FORM: BodyRule = {
  schema: surveyBodySchema(),
  types: FORM_TYPES,
  // Of some languages a form without code sends nine bytes for each character.
  most: 8 * MAX_FORM_BYTES,
  raw: true,
};

/** Surveys stand on pages of any origin; how much of one address is too much, the guard says. */
const COMMON = {
  access: "open",
  origins: "any",
  limit: { name: "survey", calls: 600, seconds: 60 },
} as const;

/** The site's surveys: for widgets, and as pages of the server's that need no JavaScript. */
export const surveyRoutes: readonly Route[] = [
  {
    ...COMMON,
    method: "POST",
    path: `${SURVEYS_PATH}/:id`,
    summary:
      "Takes an answer to a survey; everybody is told the same links. A plain form gets a page.",
    body: FORM,
    answer: { status: 202, schema: surveyAnswerSchema },
    handle: takeAnswer,
  },
  {
    ...COMMON,
    method: "GET",
    path: `${SURVEY_PAGES_PATH}/:id`,
    summary: "A page with a survey, as links in mails lead to; it changes nothing itself.",
    answer: { status: 200, type: "text/html" },
    handle: openSurvey,
  },
  {
    ...COMMON,
    method: "POST",
    path: `${SURVEY_PAGES_PATH}/:id`,
    summary: "Takes an answer from the server's own page of a survey.",
    body: FORM,
    answer: { status: 200, type: "text/html" },
    handle: takeFromPage,
  },
];
