import { randomUUID } from "node:crypto";
import { parseFriendly, StagelightError } from "@stagelight/core/config";
import { type ResendBody, resendBodySchema } from "@stagelight/core/endpoints";
import { NEWSLETTER_FORM } from "../guard/forms.ts";
import { guarded, ofNetworkOf } from "../guard/guarded.ts";
import { answerJson } from "../http/answer-json.ts";
import { RequestProblem } from "../http/problem.ts";
import type { Call } from "../http/route.ts";
import { parseMailAddress } from "../mail/address.ts";
import { pageLanguage } from "../pages/words.ts";
import { recordKeys } from "../privacy/suppression.ts";
import { type Given, givenIn, isPlainForm } from "../forms/given.ts";
import { languageOf } from "./subscribe.ts";
import { newsletterGuardPages, RESEND_PATH, sentPage } from "./subscribe-pages.ts";
import { readSignUpToken } from "./token.ts";

const HOUR = 3_600_000;

/**
 * Sends the mail of a sign-up again, if there is one, and as far as the caps allow: the answer is the
 * same in any case.
 *
 * @throws RequestProblem
 */
export async function resend(call: Call): Promise<Response> {
  const { services, request, url } = call;
  if (!services.config.newsletter) throw new RequestProblem("not-found");
  const now = services.clock.now();
  const t = url.searchParams.get("t");
  const given: Given = t === null ? givenIn(request, call.body as Buffer) : { t };
  const asked = read(given);
  const link = asked.t === undefined ? undefined : readSignUpToken(services, asked.t, now);
  const address = parseMailAddress(asked.email);
  if (asked.t === undefined && !address) throw new RequestProblem("body-invalid", NO_ADDRESS);
  const plain = isPlainForm(request) || asked.t !== undefined;
  const language = link ? pageLanguage(link.language) : languageOf(call, given);
  // A link has been through somebody's mailbox.
  let ofNetwork: number | undefined;
  if (!link) {
    const verdict = await guarded(
      call,
      NEWSLETTER_FORM,
      { plain, began: Infinity, proof: given["proof"] },
      newsletterGuardPages(call, given, RESEND_PATH),
    );
    if (verdict instanceof Response) return verdict;
    ofNetwork = await ofNetworkOf(call, NEWSLETTER_FORM);
  }
  // Whoever has a link is not guarded: pressed on and on it is still one mail an hour.
  const cause = link
    ? `${link.sentAt} ${Math.floor(now / HOUR)}`
    : (asked.idempotency ?? randomUUID());
  const mailbox = address && {
    keys: recordKeys(services.ring, address.canonical),
    address: address.address,
    locale: language,
  };
  const which = link ? { signUp: link.signUp } : { ...(mailbox && { mailbox }) };
  await services.store.run("sendAgain", { ...which, ofNetwork, cause, now });
  services.outbox.wake();
  if (plain) return sentPage(call, language, asked.email);
  const answer = answerJson({ status: "pending" });
  return new Response(answer.body, { status: 202, headers: answer.headers });
}

function read(given: object): ResendBody {
  try {
    return parseFriendly(resendBodySchema, given, "", "body-invalid");
  } catch (error) {
    if (!(error instanceof StagelightError)) throw error;
    throw new RequestProblem("body-invalid", { problems: error.problems });
  }
}

const NO_ADDRESS = {
  problems: [
    {
      path: "email",
      expected: "one e-mail address, or the t of a link",
      found: "neither",
      help: "Send the address that has signed up.",
    },
  ],
};
