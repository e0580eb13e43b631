import { randomUUID } from "node:crypto";
import type { ReadSurvey } from "@stagelight/core/config";
import { SCORE_RANGE, type SurveyAnswers } from "@stagelight/core/review";
import { type LogEntry, TRUST } from "../log/log.ts";
import type { Answerer } from "./who-answers.ts";

/** An answer that the log is to be told of. */
export interface Answered {
  readonly survey: ReadSurvey;
  readonly answers: SurveyAnswers;
  readonly answerer: Answerer;
  readonly locale: string;
  readonly page: string | null;
  /** Of the internet, truncated. */
  readonly network: string | null;
  /** A browser with code has sent it, whose tracker tells of it: no stage of hints counts it twice. */
  readonly tracked: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * What the log is told: of somebody who is known, that they have answered and what their traits are
 * from now on; of a visitor without a name the same as a hint, where no tracker does it.
 */
export function surveyEvents(answered: Answered): LogEntry[] {
  const { survey, answerer, locale, page, network, tracked, now } = answered;
  const { proof, visitorId, told } = answerer;
  if (!proof && (visitorId === null || tracked)) return [];
  const traits = told.traits ? traitsOf(answered) : {};
  // A browser is whose it is when this is read; it must not be brought to anybody by an answer.
  const { userId, email } = (visitorId === null && proof) || {};
  const common = {
    ...(visitorId !== null && { anonymousId: visitorId }),
    ...(userId !== undefined && { userId }),
    timestamp: new Date(now).toISOString(),
    context: {
      locale,
      library: { name: "stagelight survey" },
      ...(page !== null && { page: { url: page } }),
      ...(network !== null && { ip: network }),
    },
    stagelight: {
      ...(email !== undefined && { proof: { email } }),
      ...(visitorId !== null && { visitor: true }),
    },
  };
  const properties = { survey: survey.id, ...scoreOf(survey, answered.answers) };
  const events = [
    ...(Object.keys(traits).length > 0 ? [{ ...common, type: "identify", traits }] : []),
    ...(told.answer ? [{ ...common, type: "track", event: "Survey Answered", properties }] : []),
  ];
  const trust = !proof ? TRUST.hint : tracked ? TRUST.verifiedOnly : TRUST.verified;
  return events.map((event) => ({
    receivedAt: now,
    trust,
    body: JSON.stringify({ ...event, messageId: randomUUID() }),
  }));
}

/** What the answers become, where the config says so. */
function traitsOf({ survey, answers }: Answered): Record<string, unknown> {
  return Object.fromEntries(
    survey.questions.flatMap(({ id, trait }) =>
      trait !== undefined && Object.hasOwn(answers, id) ? [[trait, answers[id]]] : [],
    ),
  );
}

/** The first score that was given. */
function scoreOf({ questions }: ReadSurvey, answers: SurveyAnswers): object {
  const scored = questions.find(
    ({ id, kind }) => Object.hasOwn(SCORE_RANGE, kind) && Object.hasOwn(answers, id),
  );
  return scored ? { kind: scored.kind, score: answers[scored.id] } : {};
}
