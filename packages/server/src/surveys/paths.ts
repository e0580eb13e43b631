import type { Services } from "../http/route.ts";

/** Where widgets send answers to, below the base path and followed by the survey's id. */
export const SURVEYS_PATH = "/v1/surveys";

/** Where the server's own page of a survey is. */
export const SURVEY_PAGES_PATH = "/surveys";

/** What the name of an answer begins with in a form without code, and in a link that fills one in. */
export const ANSWER = "answers.";

/**
 * The absolute address of a survey's page.
 *
 * @param query `t`: of whom it is answered; `locale`; answers that are filled in, as `answers.<question>`
 */
export function surveyPage(
  { links }: Pick<Services, "links">,
  id: string,
  query: Readonly<Record<string, string>>,
): string {
  return links.server(`${SURVEY_PAGES_PATH}/${id}`, query);
}
