import { randomUUID } from "node:crypto";
import type { ReadReferralProgram } from "@stagelight/core/config";
import { referralJoinBodySchema, type ReferralJoinBody } from "@stagelight/core/endpoints";
import { REFERRAL_FORM } from "../../guard/forms.ts";
import { guarded, ofNetworkOf } from "../../guard/guarded.ts";
import { answerJson } from "../../http/answer-json.ts";
import { RequestProblem } from "../../http/problem.ts";
import type { Call } from "../../http/route.ts";
import type { MailAddress } from "../../mail/address.ts";
import { isPlainForm } from "../../forms/given.ts";
import { languageOf } from "../../newsletter/subscribe.ts";
import { mailboxKeys, selfKeys } from "../keys.ts";
import { networkOfCaller } from "../network.ts";
import { programState } from "./limits.ts";
import { joinClosedPage, joinPage, joinSentPage, joinGuardPages } from "./join-pages.ts";
import { checkWithAddress } from "../../forms/check-given.ts";
import { readGiven } from "./read-form.ts";
import { programOf } from "./who-asks.ts";

/**
 * Takes the form of somebody who wants a link for friends. Whoever's address it is, known, new or
 * suppressed, the answer is the same, and so is what is done for it: who gets mail is decided when a
 * mail is due.
 *
 * A program that is full or over refuses everybody alike: that much anybody may know, and nobody new has
 * to go to the mailbox to hear it. Members get the way to their page all the same; of others nothing is
 * kept, and they get no mail.
 *
 * @throws RequestProblem
 */
export async function join(call: Call): Promise<Response> {
  const { referral } = call.services.config;
  if (!referral) throw new RequestProblem("not-found");
  const given = readGiven(call);
  const plain = isPlainForm(call.request);
  const checked = checkWithAddress(referralJoinBodySchema, given);
  if ("problems" in checked) {
    const { problems } = checked;
    if (!plain) throw new RequestProblem("body-invalid", { problems });
    return joinPage(call, given, problems);
  }
  const { body } = checked;
  const program = programOf(referral, body.program);
  const { trap, began, proof } = body;
  const verdict = await guarded(
    call,
    REFERRAL_FORM,
    { plain, trap, began, proof },
    joinGuardPages(call, given),
  );
  if (verdict instanceof Response) return verdict;
  const stands = await programState(call.services.store.read, program, call.services.clock.now());
  const closed = stands === "full" || stands === "over" ? stands : undefined;
  if (verdict === "pass") await take(call, program, checked, closed !== undefined);
  if (closed) {
    if (plain) return joinClosedPage(call, languageOf(call, given), closed);
    throw new RequestProblem(`program-${closed}`);
  }
  if (plain) return joinSentPage(call, languageOf(call, given), body.email);
  const { body: text, headers } = answerJson({ status: "pending" });
  return new Response(text, { status: 202, headers });
}

async function take(
  call: Call,
  { id: program, showName: named }: Pick<ReadReferralProgram, "id" | "showName">,
  { body, address }: { readonly body: ReferralJoinBody; readonly address: MailAddress },
  closed: boolean,
): Promise<void> {
  const { store, ring, clock, outbox } = call.services;
  const { name = "", showName = false, terms, idempotency } = body;
  await store.run("askForLink", {
    addressKeys: mailboxKeys(ring, address.canonical),
    selfKeys: selfKeys(ring, address.canonical),
    email: address.canonical,
    address: address.address,
    name: named && name !== "" ? name : null,
    showName: named && showName && name !== "",
    locale: body.locale ?? languageOf(call, body),
    program,
    closed,
    terms: terms.version,
    visitor: call.visitor?.id ?? null,
    network: networkOfCaller(call.address),
    ofNetwork: await ofNetworkOf(call, REFERRAL_FORM),
    cause: `${program} ${idempotency ?? randomUUID()}`,
    now: clock.now(),
  });
  outbox.wake();
}
