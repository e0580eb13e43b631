import { acceptedAnswerSchema } from "@stagelight/core/endpoints";
import { answerJson, withCookies } from "../http/answer-json.ts";
import type { Route } from "../http/route.ts";
import { forgetBrowser } from "./visitor-cookies.ts";

/**
 * For a browser whose visitor no longer wants to be known: takes back the cookies that no script can
 * delete. What the server holds stays; `v1/me/erase` deletes that.
 */
export const forgetRoute: Route = {
  method: "POST",
  path: "/v1/forget",
  summary: "Deletes the cookies by which the server knows the caller again.",
  access: "visitor",
  origins: "site",
  limit: { name: "forget", calls: 60, seconds: 60 },
  answer: { status: 200, schema: acceptedAnswerSchema },
  handle({ sameOrigin }) {
    return withCookies(answerJson({ success: true }), sameOrigin ? forgetBrowser() : []);
  },
};
