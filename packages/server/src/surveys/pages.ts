import { localized, type Problem, type ReadSurvey } from "@stagelight/core/config";
import type { PublicLink } from "@stagelight/core/review";
import type { GuardPages } from "../guard/guarded.ts";
import { guardPages } from "../guard/pages.ts";
import type { Call } from "../http/route.ts";
import type { Given } from "../forms/given.ts";
import { markup } from "../pages/html.ts";
import { pageResponse, withSite } from "../pages/shell.ts";
import { type PageLanguage, pageLanguage } from "../pages/words.ts";
import { SURVEY_PAGES_PATH } from "./paths.ts";
import { formUnseen, surveyForm } from "./survey-form.ts";
import { surveyWords } from "./words/words.ts";
import { linkIn } from "./who-answers.ts";

/** What a survey's page shows. */
export interface Shown {
  readonly survey: ReadSurvey;
  /** What was sent, or what the link has filled in. */
  readonly given: Given;
}

/** The language of a form, or else that of its mail, or of the browser. */
export function languageOf(call: Call, { locale, t }: Given): PageLanguage {
  const said = typeof locale === "string" ? locale : linkIn(call, t)?.language;
  return pageLanguage(said ?? call.request.headers.get("accept-language") ?? "");
}

function actionOf({ services }: Call, { id }: ReadSurvey): string {
  return `${services.settings.basePath}${SURVEY_PAGES_PATH}/${id}`;
}

/** The survey; again with what is wrong, where it was sent and does not fit. */
export function surveyPage(
  call: Call,
  { survey, given }: Shown,
  problems: readonly Problem[] = [],
): Response {
  const { services } = call;
  const language = languageOf(call, given);
  const { form, nothing } = surveyWords(language).problems;
  const wrong = problems.length > 0;
  const empty = problems.some(({ path }) => path === "answers");
  return pageResponse(services, {
    language,
    title: localized(survey.heading, language),
    main: markup`${
      wrong &&
      markup`<p role="alert" class="error">${empty ? nothing : form}</p>
`
    }${
      survey.text !== undefined &&
      markup`<p>${localized(survey.text, language)}</p>
`
    }${surveyForm({ survey, language, action: actionOf(call, survey), given, problems })}`,
    status: wrong ? 400 : 200,
  });
}

/** It was taken: thanks, and the links that everybody is shown. */
export function thanksPage(
  { services }: Call,
  survey: ReadSurvey,
  language: PageLanguage,
  links: readonly PublicLink[],
): Response {
  const { title, links: intro } = surveyWords(language).sent;
  const list = links.map(
    ({ url, label }) => markup`<li><a href="${url}">${label}</a></li>
`,
  );
  return pageResponse(services, {
    language,
    title,
    main: markup`<p>${localized(survey.thanks, language)}</p>
${
  links.length > 0 &&
  markup`<p>${withSite(services, intro)}</p>
<ul>
${list}</ul>`
}`,
  });
}

/** Where many answer just now. */
export function surveyGuardPages(call: Call, { survey, given }: Shown): GuardPages {
  const language = languageOf(call, given);
  return guardPages(call, (which) => ({
    language,
    words: surveyWords(language)[which],
    action: actionOf(call, survey),
    fields: formUnseen(given),
  }));
}
