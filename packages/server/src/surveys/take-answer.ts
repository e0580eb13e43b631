import { createHash, randomUUID } from "node:crypto";
import { QUESTION_KINDS, type ReadSurvey } from "@stagelight/core/config";
import type { SurveyBody } from "@stagelight/core/endpoints";
import { type PublicLink, publicLinks } from "@stagelight/core/review";
import { SURVEY_FORM } from "../guard/forms.ts";
import { guarded } from "../guard/guarded.ts";
import { answerJson } from "../http/answer-json.ts";
import { RequestProblem } from "../http/problem.ts";
import type { Call } from "../http/route.ts";
import { cleanAddress } from "../ingest/page-address.ts";
import { type Given, isPlainForm } from "../forms/given.ts";
import { networkOfCaller } from "../referral/network.ts";
import { surveyEvents } from "./events.ts";
import { languageOf, surveyGuardPages, surveyPage, thanksPage } from "./pages.ts";
import { answersIn, checkAnswers, readGiven } from "./read-answers.ts";
import { linkIn, whoAnswers } from "./who-answers.ts";

/**
 * The page of a survey, with the answers filled in that its link brings. It changes nothing: scanners
 * open links.
 *
 * @throws RequestProblem `not-found`
 */
export function openSurvey(call: Call): Response {
  const survey = surveyOf(call);
  const { searchParams } = call.url;
  const given = {
    ...Object.fromEntries(["t", "locale"].map((name) => [name, searchParams.get(name)])),
    // Sent twice, it counts once.
    idempotency: randomUUID(),
    answers: answersIn(searchParams, survey, FILLED_IN),
  };
  return surveyPage(call, { survey, given });
}

/** What a link can fill in: a text in somebody's name would be somebody else's. */
const FILLED_IN = QUESTION_KINDS.filter((kind) => kind !== "text");

/**
 * Takes an answer. What follows is the same for all answers.
 *
 * @throws RequestProblem
 */
export async function takeAnswer(call: Call): Promise<Response> {
  return take(call, isPlainForm(call.request));
}

/** The same, from the server's own page: a page answers it. */
export async function takeFromPage(call: Call): Promise<Response> {
  return take(call, true);
}

async function take(call: Call, plain: boolean): Promise<Response> {
  const survey = surveyOf(call);
  const given = readGiven(call, survey);
  const checked = checkAnswers(survey, given);
  if ("problems" in checked) {
    if (!plain) throw new RequestProblem("body-invalid", checked);
    return surveyPage(call, { survey, given }, checked.problems);
  }
  const { trap, began, proof } = checked.body;
  const verdict = await guarded(
    call,
    SURVEY_FORM,
    { plain, trap, began, proof },
    surveyGuardPages(call, { survey, given }),
  );
  if (verdict instanceof Response) return verdict;
  const locale = localeOf(call, given);
  if (verdict === "pass") await keep(call, survey, checked.body, { locale, tracked: !plain });
  const links = linksOf(call, survey, locale);
  if (plain) return thanksPage(call, survey, languageOf(call, given), links);
  const { body, headers } = answerJson({ status: "taken", links });
  return new Response(body, { status: 202, headers });
}

/**
 * The survey that the path names.
 *
 * @throws RequestProblem `not-found`
 */
function surveyOf({ services, params }: Call): ReadSurvey {
  const survey = services.config.surveys.find(({ id }) => id === params["id"]);
  if (!survey) throw new RequestProblem("not-found");
  return survey;
}

/** Where else people can review: all of it for everybody, or nothing for anybody. */
function linksOf(
  { services: { config } }: Call,
  { links }: ReadSurvey,
  locale: string,
): PublicLink[] {
  return links ? publicLinks(config.review?.links ?? [], locale) : [];
}

function localeOf(call: Call, given: Given): string {
  return typeof given["locale"] === "string" ? given["locale"] : languageOf(call, given);
}

async function keep(
  call: Call,
  survey: ReadSurvey,
  { t, answers, page: said, idempotency }: SurveyBody,
  { locale, tracked }: { readonly locale: string; readonly tracked: boolean },
): Promise<void> {
  const { store, clock } = call.services;
  const answerer = await whoAnswers(call, linkIn(call, t));
  const { profileId, visitorId, addressKey } = answerer;
  const page = pageOf(call, said);
  const now = clock.now();
  await store.run("keepAnswer", {
    row: {
      id: randomUUID(),
      survey: survey.id,
      answers: JSON.stringify(answers),
      locale,
      page,
      visitor_id: visitorId,
      profile_id: profileId,
      address_key: addressKey,
      created_at: now,
      idempotency: idempotency === undefined ? null : hashOf(`${survey.id} ${idempotency}`),
    },
    events: surveyEvents({
      survey,
      answers,
      answerer,
      locale,
      page,
      network: networkOfCaller(call.address),
      tracked,
      now,
    }),
  });
}

function hashOf(text: string): string {
  return createHash("sha256").update(`stagelight survey ${text}`).digest("base64url");
}

/** The page that the form stood on, without what is secret in its address. */
function pageOf({ request }: Call, page: string | undefined): string | null {
  const address = page ?? request.headers.get("referer") ?? "";
  if (!/^https?:/.test(address) || !URL.canParse(address)) return null;
  return cleanAddress(address).slice(0, 2_000);
}
