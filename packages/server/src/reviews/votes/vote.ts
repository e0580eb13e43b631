import { type ReviewVoteAnswer, reviewVoteBodySchema } from "@stagelight/core/endpoints";
import { REVIEW_VOTE_FORM } from "../../guard/forms.ts";
import { answerPrivately } from "../../http/answer-json.ts";
import { RequestProblem } from "../../http/problem.ts";
import type { Call } from "../../http/route.ts";
import type { Given } from "../../forms/given.ts";
import { checkBody } from "../../forms/check-given.ts";
import { findPerson, findProven } from "../../stage/person.ts";
import { idInPath } from "../id-in-path.ts";

/**
 * Takes a vote, or takes it back. It is the visitor's, or the person's whom the visitor is: who keeps no
 * secret of a visitor has none. Anybody can make up visitors, so where many come from one address, a
 * proof of work is asked for.
 *
 * @throws RequestProblem `visitor-unknown`, `not-found`, `proof-required`, `too-many-requests`
 */
export async function vote(call: Call): Promise<Response> {
  const { services, visitor, identity, address } = call;
  const { config, store, clock, guard } = services;
  if (!config.review) throw new RequestProblem("not-found");
  const review = idInPath(call);
  const { helpful, proof } = checkBody(reviewVoteBodySchema, call.body as Given);
  const person = identity
    ? await findProven(store.read, identity)
    : visitor && (await findPerson(store.read, { by: "visitor", id: visitor.id }));
  const visitorId = visitor?.id ?? null;
  const profileId = person?.profileId ?? null;
  if (visitorId === null && profileId === null) throw new RequestProblem("visitor-unknown");
  await guard.check(REVIEW_VOTE_FORM, { via: "json", address, trusted: false, proof });
  const voted = await store.run("voteForReview", {
    review,
    visitorId,
    profileId,
    helpful,
    now: clock.now(),
  });
  if (!voted) throw new RequestProblem("not-found");
  return answerPrivately(voted satisfies ReviewVoteAnswer);
}
