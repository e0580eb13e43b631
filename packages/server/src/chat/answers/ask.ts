import type { AskAnswer } from "@stagelight/core/endpoints";
import { questionBodySchema } from "@stagelight/core/endpoints";
import { answerJson } from "../../http/answer-json.ts";
import { RequestProblem } from "../../http/problem.ts";
import type { Call } from "../../http/route.ts";
import type { Given } from "../../forms/given.ts";
import { checkBody } from "../../forms/check-given.ts";
import type { Answerer } from "./answerer.ts";
import { answersLocale, siteAnswers } from "./site-answers.ts";
import { supported } from "./supported.ts";
import { countUnanswered } from "./unanswered.ts";

/** Milliseconds in which an answerer has to answer, and passages that it is given. */
const PATIENCE = 12_000;
const PASSAGES = 8;

/** So many questions are with the answerer at once: beyond that, people answer. */
const MOST_ASKED = 32;

const asking = { many: 0 };

/**
 * Has the answerer answer out of what the site says. What it cannot answer goes to the team.
 *
 * @throws RequestProblem `not-found` where there is none
 */
export async function ask(call: Call): Promise<Response> {
  const { services, body } = call;
  const { answerer } = services;
  if (!services.config.chat || !answerer) throw new RequestProblem("not-found");
  const asked = checkBody(questionBodySchema, body as Given);
  const locale = answersLocale(services, asked.locale ?? null);
  const answer = await answerOf(call, answerer, asked.question, locale);
  if (!answer) await countUnanswered(services, asked.question, locale);
  return answerJson({ ...(answer && { answer }) } satisfies AskAnswer);
}

async function answerOf(
  { services }: Call,
  answerer: Answerer,
  question: string,
  locale: string,
): Promise<AskAnswer["answer"]> {
  const find = await siteAnswers(services, locale);
  const passages = find(question, PASSAGES);
  // Out of nothing nothing can be answered.
  if (passages.length === 0 || asking.many >= MOST_ASKED) return undefined;
  asking.many++;
  try {
    const signal = AbortSignal.timeout(PATIENCE);
    return supported(await answerer.answer({ question, locale, passages }, signal), passages);
  } catch (error) {
    services.logger.warn({ err: error }, "The answerer did not answer.");
    return undefined;
  } finally {
    asking.many--;
  }
}
