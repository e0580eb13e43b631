import { createHash } from "node:crypto";
import { answerEntries, type ReadConfig } from "@stagelight/core/config";
import {
  type AnswerIndex,
  answerIndexSchema,
  askAnswerSchema,
  chatHeardAnswerSchema,
  questionBodySchema,
} from "@stagelight/core/endpoints";
import { answerJson } from "../../http/answer-json.ts";
import { RequestProblem } from "../../http/problem.ts";
import type { BodyRule, Call, Route } from "../../http/route.ts";
import type { Given } from "../../forms/given.ts";
import { checkBody } from "../../forms/check-given.ts";
import { ask } from "./ask.ts";
import { answersLocale } from "./site-answers.ts";
import { countUnanswered } from "./unanswered.ts";

const QUESTION: BodyRule = {
  schema: questionBodySchema,
  types: ["application/json", "text/plain", ""],
  most: 8 * 1024,
};

/** What answers frequent questions at once. */
export const answerRoutes: readonly Route[] = [
  {
    method: "GET",
    path: "/v1/chat/answers",
    summary: "The config's answers to frequent questions, to be looked through by the page.",
    access: "open",
    origins: "any",
    limit: { name: "chat-answers", calls: 300, seconds: 60 },
    answer: { status: 200, schema: answerIndexSchema },
    handle: tellAnswers,
  },
  {
    method: "POST",
    path: "/v1/chat/ask",
    summary:
      "Has the site's answerer answer a question out of what the site says, with its sources.",
    access: "open",
    origins: "site",
    body: QUESTION,
    // Each call is one of somebody else's service, which may cost money.
    limit: { name: "chat-ask", calls: 12, seconds: 60, shared: true },
    answer: { status: 200, schema: askAnswerSchema },
    handle: ask,
  },
  {
    method: "POST",
    path: "/v1/chat/unanswered",
    summary: "Tells the team of a question that nothing has answered.",
    access: "open",
    origins: "site",
    body: QUESTION,
    limit: { name: "chat-unanswered", calls: 12, seconds: 60 },
    answer: { status: 202, schema: chatHeardAnswerSchema },
    handle: takeUnanswered,
  },
];

interface Written {
  readonly body: string;
  readonly etag: string;
}

const written = new WeakMap<ReadConfig, Map<string, Written>>();

function tellAnswers({ services, url, request }: Call): Response {
  const { config } = services;
  if (!config.chat) throw new RequestProblem("not-found");
  const { body, etag } = indexIn(config, answersLocale(services, url.searchParams.get("locale")));
  const headers = {
    "content-type": "application/json",
    "cache-control": "public, max-age=300",
    etag,
    // Said to all alike: a cache on the way keeps one answer for pages of every origin.
    "access-control-allow-origin": "*",
    "cross-origin-resource-policy": "cross-origin",
    "x-content-type-options": "nosniff",
  };
  if (request.headers.get("if-none-match")?.includes(etag)) {
    return new Response(null, { status: 304, headers });
  }
  return new Response(body, { headers });
}

/** There are as many as the site has languages. */
function indexIn(config: ReadConfig, locale: string): Written {
  const known = written.get(config) ?? new Map<string, Written>();
  written.set(config, known);
  let index = known.get(locale);
  if (!index) {
    const sections = answerEntries(config, locale);
    const body = JSON.stringify({ locale, sections } satisfies AnswerIndex);
    const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
    index = { body, etag };
    known.set(locale, index);
  }
  return index;
}

async function takeUnanswered({ services, body }: Call): Promise<Response> {
  if (!services.config.chat) throw new RequestProblem("not-found");
  const { question, locale } = checkBody(questionBodySchema, body as Given);
  await countUnanswered(services, question, answersLocale(services, locale ?? null));
  const { body: text, headers } = answerJson({ success: true });
  return new Response(text, { status: 202, headers });
}
