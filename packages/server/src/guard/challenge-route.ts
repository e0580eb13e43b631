import { z } from "zod";
import { answerJson } from "../http/answer-json.ts";
import { RequestProblem } from "../http/problem.ts";
import type { Route } from "../http/route.ts";
import { NEWSLETTER_FORM } from "./forms.ts";
import { challengeSchema } from "./proof.ts";

/** A challenge for who does not want to wait until one is asked for. */
export const challengeRoute: Route = {
  method: "GET",
  path: "/v1/newsletter/challenge",
  summary: "A challenge whose solution goes along with a sign-up as its proof.",
  access: "open",
  origins: "any",
  limit: { name: "newsletter-challenge", calls: 30, seconds: 60 },
  answer: { status: 200, schema: z.strictObject({ challenge: challengeSchema }) },
  async handle({ services, address }) {
    if (!services.config.newsletter) throw new RequestProblem("not-found");
    return answerJson({ challenge: await services.guard.challenge(NEWSLETTER_FORM, address) });
  },
};
