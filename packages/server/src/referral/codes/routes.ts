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
import { canonicalEmail } from "../../identity/email.ts";
import { workOf } from "../convert/handler.ts";
import { checkBody } from "../../forms/check-given.ts";
import { giftFriend } from "./gift.ts";
import { quote } from "./quote.ts";
import type { Given } from "../../forms/given.ts";
import type { Redeemed, RedeemInput } from "./redeem.ts";

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
    summary: "Marks a reward or a friend's gift as used by an order, which may say so again.",
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
    summary: "Gives a reward or a gift back that an order was to use which was not placed.",
    access: "secret-key",
    origins: "site",
    body: { schema: referralUnredeemBodySchema, ...JSON_ALONE },
    limit,
    answer: { status: 200, schema: referralRedeemedAnswerSchema },
    handle: (call) =>
      redeemed(call, "unuse", checkBody(referralUnredeemBodySchema, call.body as Given)),
  },
];

/** @throws RequestProblem `body-invalid`, `code-unknown`, `code-used`, `code-not-usable` */
async function redeemed(
  { services }: Call,
  action: RedeemInput["action"],
  {
    code,
    orderId,
    email: told,
  }: Pick<RedeemInput, "code" | "orderId"> & { email?: string | undefined },
): Promise<Response> {
  const email = canonicalEmail(told);
  const friend = email === undefined ? undefined : giftFriend(services.ring, email);
  const became = await services.store.run("referralRedeem", {
    ...workOf(services, "shop"),
    code,
    orderId,
    action,
    friend,
  });
  switch (became.is) {
    case "done": {
      const { program, rule: reward, state: status } = became;
      return answerJson({ status, program, ...(reward !== undefined && { reward }) });
    }
    case "unknown":
      throw new RequestProblem("code-unknown");
    case "taken":
      throw new RequestProblem("code-used");
    case "no-address":
      throw new RequestProblem("body-invalid", { problems: [NO_ADDRESS] });
    case "not-usable":
      throw new RequestProblem("code-not-usable", { detail: WHY[became.why] });
  }
}

const NO_ADDRESS = {
  path: "email",
  expected: "the address of the one who orders",
  found: "none that can be read",
  help: "A friend's gift is for one person once: ask for the address before the order is placed.",
};

/** Why it cannot be used. */
const WHY = {
  "own-code": "Nobody is their own friend.",
  "customer-already": "The gift is for somebody's first order.",
  "not-started": "The program has not begun.",
  over: "The program is over.",
  review: "A person has to decide on it first.",
  held: "It is held.",
  approved: "It is not given out yet.",
  issued: "It is given out.",
  used: "It has paid for what was owed.",
  rejected: "It was refused.",
  reversed: "It was taken back.",
} as const satisfies Record<Extract<Redeemed, { is: "not-usable" }>["why"], string>;
