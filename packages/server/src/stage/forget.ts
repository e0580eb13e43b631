import { acceptedAnswerSchema } from "@stagelight/core/endpoints";
import { answerJson } from "../http/answer-json.ts";
import type { Route } from "../http/route.ts";
import { setCookie } from "../keys/cookie.ts";
import { STAGE_COOKIE } from "../keys/stage-cookie.ts";
import { forgetVisitor } from "./visitor-cookies.ts";

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
    const response = answerJson({ success: true });
    const gone = sameOrigin ? [...forgetVisitor(), setCookie(STAGE_COOKIE, "", 0)] : [];
    for (const cookie of gone) response.headers.append("set-cookie", cookie);
    return response;
  },
};
