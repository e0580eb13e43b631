import {
  parseFriendly,
  type Problem,
  QUESTION_KINDS,
  type QuestionKind,
  type ReadSurvey,
  StagelightError,
} from "@stagelight/core/config";
import { type SurveyBody, surveyBodySchema } from "@stagelight/core/endpoints";
import type { Call } from "../http/route.ts";
import { type Given, givenIn, isPlainForm } from "../forms/given.ts";
import { ANSWER } from "./paths.ts";

/** What was sent to a survey, whichever way it came. */
export function readGiven(
  { request, body }: Pick<Call, "request" | "body">,
  survey: ReadSurvey,
): Given {
  if (!isPlainForm(request)) return givenIn(request, body as Buffer);
  const values = new URLSearchParams((body as Buffer).toString("utf8"));
  const given: Record<string, unknown> = {};
  for (const [name, value] of values) {
    if (value.trim() !== "" && !name.startsWith(ANSWER)) given[name] ??= value;
  }
  const { began } = given;
  return {
    ...given,
    ...(began !== undefined && { began: Number(began) }),
    answers: answersIn(values, survey),
  };
}

/**
 * What stands in a form or a link as answers to a survey's questions; what is empty is not there.
 *
 * @param kinds of the questions that are looked at
 */
export function answersIn(
  values: URLSearchParams,
  { questions }: ReadSurvey,
  kinds: readonly QuestionKind[] = QUESTION_KINDS,
): Given {
  return Object.fromEntries(
    questions.flatMap(({ id, kind }): [string, unknown][] => {
      if (!kinds.includes(kind)) return [];
      const all = values.getAll(`${ANSWER}${id}`).filter((value) => value.trim() !== "");
      return all.length === 0 ? [] : [[id, kind === "choices" ? all : all[0]]];
    }),
  );
}

/**
 * Holds a form against the survey's questions. Answers to extra questions that are not asked after the
 * others are left out.
 *
 * @returns the problems where it does not fit, each with the name of its field as its path
 */
export function checkAnswers(
  survey: ReadSurvey,
  given: Given,
): { readonly body: SurveyBody } | { readonly problems: readonly Problem[] } {
  try {
    // Of a survey's own questions, answers have the kinds that those ask for.
    const body = parseFriendly(schemaOf(survey), given, "", "body-invalid") as SurveyBody;
    return Object.keys(body.answers).length > 0 ? { body } : { problems: [NOTHING] };
  } catch (error) {
    if (!(error instanceof StagelightError)) throw error;
    // The place in a list tells whoever answers nothing.
    const named = ({ path, ...rest }: Problem) => ({ ...rest, path: path.replace(/\[\d+\]$/, "") });
    return { problems: error.problems.map(named) };
  }
}

const NOTHING: Problem = {
  path: "answers",
  expected: "an answer to one question at least",
  found: "none",
  help: "Answer a question.",
};

const schemas = new WeakMap<ReadSurvey, ReturnType<typeof surveyBodySchema>>();

function schemaOf(survey: ReadSurvey): ReturnType<typeof surveyBodySchema> {
  const known = schemas.get(survey);
  if (known) return known;
  const made = surveyBodySchema(survey.questions);
  schemas.set(survey, made);
  return made;
}
