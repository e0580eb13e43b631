import { randomUUID } from "node:crypto";
import type { ReadSurvey } from "@stagelight/core/config";
import { promoter, SCORE_RANGE, type SurveyAnswers } from "@stagelight/core/review";
import { type LogEntry, TRUST, type Trust } from "../log/log.ts";
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
  const scores = scoresIn(survey, answered.answers);
  const about = { survey: survey.id };
  const own = proof ? TRUST.verified : TRUST.hint;
  const shared = proof && tracked ? TRUST.verifiedOnly : own;
  const track = (event: string, properties: object, trust: Trust = shared) =>
    entry({ ...common, type: "track", event, properties }, trust, now);
  return [
    ...(Object.keys(traits).length > 0
      ? [entry({ ...common, type: "identify", traits }, own, now)]
      : []),
    ...(told.answer
      ? [
          track("Survey Answered", about),
          ...scores.map((score) => track("Score Given", { ...score, ...about })),
        ]
      : []),
    // No browser says so of itself.
    ...(told.answer && proof && scores.some(({ kind, score }) => kind === "nps" && promoter(score))
      ? [track("Promoter Identified", {}, own)]
      : []),
  ];
}

function entry(event: object, trust: Trust, receivedAt: number): LogEntry {
  return { receivedAt, trust, body: JSON.stringify({ ...event, messageId: randomUUID() }) };
}

/** What the answers become, where the config says so. */
function traitsOf({ survey, answers }: Answered): Record<string, unknown> {
  return Object.fromEntries(
    survey.questions.flatMap(({ id, trait }) =>
      trait !== undefined && Object.hasOwn(answers, id) ? [[trait, answers[id]]] : [],
    ),
  );
}

/** The scores that were given. */
function scoresIn({ questions }: ReadSurvey, answers: SurveyAnswers) {
  return questions.flatMap(({ id, kind }) => {
    const score = Object.hasOwn(answers, id) ? answers[id] : undefined;
    return Object.hasOwn(SCORE_RANGE, kind) && typeof score === "number" ? [{ kind, score }] : [];
  });
}
