import { type ReviewHelpBody, reviewHelpBodySchema } from "@stagelight/core/endpoints";
import { REVIEW_HELP_FORM } from "../../guard/forms.ts";
import { guarded } from "../../guard/guarded.ts";
import { answerJson } from "../../http/answer-json.ts";
import { RequestProblem } from "../../http/problem.ts";
import type { Call } from "../../http/route.ts";
import { parseMailAddress } from "../../mail/address.ts";
import { givenIn, type Given, isPlainForm } from "../../forms/given.ts";
import { checkBody } from "../../forms/check-given.ts";
import { idInPath } from "../id-in-path.ts";
import { helpedPage, helpGuardPages } from "../pages/help-pages.ts";
import { readHelpKey } from "./help-key.ts";
import { helpMail } from "./help-mail.ts";
import { invitationOf } from "./invitation.ts";

/**
 * Brings to the shop what somebody who has reviewed wants help with. Their review and all else stay as
 * they are. Asked again, nothing happens.
 *
 * @throws RequestProblem `not-found`, `token-invalid`
 */
export async function askForHelp(call: Call): Promise<Response> {
  const { config, store, clock, outbox } = call.services;
  if (!config.review) throw new RequestProblem("not-found");
  const id = idInPath(call);
  const given = givenIn(call.request, call.body as Buffer);
  const plain = isPlainForm(call.request);
  const body = checkBody(reviewHelpBodySchema, given);
  if (!(await isTheirs(call, id, body))) throw new RequestProblem("token-invalid");
  const verdict = await ofPerson(call, given, body, plain);
  if (verdict instanceof Response) return verdict;
  const review = await store.read
    .selectFrom("review")
    .select(["product", "kind", "score", "visitor_id", "profile_id"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (!review) throw new RequestProblem("token-invalid");
  const now = clock.now();
  const email = parseMailAddress(body.email)?.address;
  const mail = helpMail(config, { id, ...review, text: body.text, email, now });
  if (verdict === "pass" && mail) {
    await store.run("askForReviewHelp", { review: id, mail, now });
    outbox.wake();
  }
  if (plain) return helpedPage(call, given);
  const { body: text, headers } = answerJson({ status: "taken" });
  return new Response(text, { status: 202, headers });
}

/** Whether somebody has written a review: by what its answer has told them, or by the mail's link. */
async function isTheirs(
  { services }: Call,
  id: string,
  { key, t }: ReviewHelpBody,
): Promise<boolean> {
  if (key && readHelpKey(services, key, services.clock.now()) === id) return true;
  return Boolean(t) && (await invitationOf(services, t!))?.review_id === id;
}

function ofPerson(
  call: Call,
  given: Given,
  { trap, began, proof }: ReviewHelpBody,
  plain: boolean,
): Promise<Response | "pass" | "trapped"> {
  return guarded(
    call,
    REVIEW_HELP_FORM,
    { plain, trap, began, proof },
    helpGuardPages(call, given),
  );
}
