import {
  MAX_FORM_BYTES,
  referralQuoteAnswerSchema,
  referralQuoteBodySchema,
  referralRedeemBodySchema,
  referralRedeemedAnswerSchema,
  referralUnredeemBodySchema,
} from "@stagelight/core/endpoints";
import { answerJson } from "../../http/answer-json.ts";
import { RequestProblem } from "../../http/problem.ts";
import type { Call, Route } from "../../http/route.ts";
import { workOf } from "../convert/handler.ts";
import { checkBody } from "../members/read-form.ts";
import { quote } from "./quote.ts";
import type { Given } from "../../newsletter/read-form.ts";
import type { RedeemInput } from "./redeem.ts";

const JSON_ALONE = { types: ["application/json"], most: MAX_FORM_BYTES };

const limit = { name: "referral-checkout", calls: 600, seconds: 60 };

/** What a shop's own server asks and tells at the checkout. */
export const codeRoutes: readonly Route[] = [
  {
    method: "POST",
    path: "/v1/referral/quote",
    summary: "What a code is worth that somebody types at the checkout.",
    access: "secret-key",
    origins: "site",
    body: { schema: referralQuoteBodySchema, ...JSON_ALONE },
    limit,
    answer: { status: 200, schema: referralQuoteAnswerSchema },
    async handle({ services, body }) {
      return answerJson(await quote(services, checkBody(referralQuoteBodySchema, body as Given)));
    },
  },
  {
    method: "POST",
    path: "/v1/referral/redeem",
    summary: "Marks a reward as used by an order. The same order may say so again.",
    access: "secret-key",
    origins: "site",
    body: { schema: referralRedeemBodySchema, ...JSON_ALONE },
    limit,
    answer: { status: 200, schema: referralRedeemedAnswerSchema },
    handle: (call) =>
      redeemed(call, "use", checkBody(referralRedeemBodySchema, call.body as Given)),
  },
  {
    method: "POST",
    path: "/v1/referral/unredeem",
    summary: "Gives a reward back that an order was to use which was not placed.",
    access: "secret-key",
    origins: "site",
    body: { schema: referralUnredeemBodySchema, ...JSON_ALONE },
    limit,
    answer: { status: 200, schema: referralRedeemedAnswerSchema },
    handle: (call) =>
      redeemed(call, "unuse", checkBody(referralUnredeemBodySchema, call.body as Given)),
  },
];

/** @throws RequestProblem `code-unknown`, `code-used`, `code-not-usable` */
async function redeemed(
  { services }: Call,
  action: RedeemInput["action"],
  { code, orderId }: Pick<RedeemInput, "code" | "orderId">,
): Promise<Response> {
  const work = workOf(services, "shop");
  const became = await services.store.run("referralRedeem", { ...work, code, orderId, action });
  switch (became.is) {
    case "done": {
      const { program, rule: reward, state: status } = became;
      return answerJson({ status, program, reward });
    }
    case "unknown":
      throw new RequestProblem("code-unknown");
    case "taken":
      throw new RequestProblem("code-used");
    case "not-usable":
      throw new RequestProblem("code-not-usable", { detail: `It is ${became.state}.` });
  }
}
