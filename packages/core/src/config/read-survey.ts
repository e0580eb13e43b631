import type { Localized } from "./localized.ts";
import { SURVEY_TEMPLATES } from "./survey-templates.ts";
import type { ReadSurvey, SurveyConfig } from "./survey.ts";

/** What stands in the end where the config says nothing. */
const THANKS: Localized = {
  en: "Thank you. Your answer helps us.",
  ko: "감사합니다. 보내 주신 의견을 소중히 참고하겠습니다.",
  zh: "谢谢，您的回答对我们很有帮助。",
};

/** Fills in the defaults of a survey, which is valid. */
export function readSurvey({
  id,
  use,
  text,
  links = false,
  thanks = THANKS,
  ...own
}: SurveyConfig): ReadSurvey {
  const template = use && SURVEY_TEMPLATES[use];
  const { heading = template!.heading, questions = template!.questions } = own;
  return {
    id,
    ...(use !== undefined && { use }),
    heading,
    ...(text !== undefined && { text }),
    questions: questions.map((question) => ({ ...question, required: question.required ?? false })),
    thanks,
    links,
  };
}
