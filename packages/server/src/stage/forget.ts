import { acceptedAnswerSchema } from "@stagelight/core/endpoints";
import type { Withdrawal } from "../consent/withdraw.ts";
import { answerJson, withCookies } from "../http/answer-json.ts";
import type { Call, Route } from "../http/route.ts";
import { forgetBrowser } from "./visitor-cookies.ts";

/**
 * For a browser whose visitor no longer wants to be known: takes back the cookies that no script can
 * delete, and records that nothing is allowed any more, so that what waits to be sent is not sent.
 * With `?reset` the browser only begins anew, and what was allowed stays allowed. What the server holds
 * stays; `v1/me/erase` deletes that.
 */
export const forgetRoute: Route = {
  method: "POST",
  path: "/v1/forget",
  summary: "Withdraws consent, unless ?reset is given, and deletes the server's cookies.",
  access: "visitor",
  origins: "site",
  limit: { name: "forget", calls: 60, seconds: 60 },
  answer: { status: 200, schema: acceptedAnswerSchema },
  async handle(call) {
    const { services, sameOrigin, url } = call;
    const withdrawal = withdrawalOf(call);
    if (withdrawal && !url.searchParams.has("reset")) {
      const now = services.clock.now();
      await services.store.run("withdraw", { withdrawals: [withdrawal], now });
    }
    return withCookies(answerJson({ success: true }), sameOrigin ? forgetBrowser() : []);
  },
};

/** Nothing for the site's own server: it names nobody. */
function withdrawalOf({ visitor, identity }: Call): Withdrawal | undefined {
  if (!visitor && !identity) return undefined;
  return {
    ...(visitor ? { visitorId: visitor.id } : { userId: identity!.userId }),
    by: "person",
    granted: [],
    decided: true,
  };
}
