import { chatAttributesBodySchema, chatIdentifyBodySchema } from "@stagelight/core/endpoints";
import { answerPrivately } from "../../http/answer-json.ts";
import { siteOf } from "../../http/caller.ts";
import { RequestProblem } from "../../http/problem.ts";
import type { Call } from "../../http/route.ts";
import { canonicalEmail } from "../../identity/email.ts";
import { verifyIdentityToken } from "../../keys/identity-token.ts";
import type { Given } from "../../forms/given.ts";
import { recordKeys } from "../../privacy/suppression.ts";
import { checkBody } from "../../forms/check-given.ts";
import { findProven } from "../../stage/person.ts";
import { chatCaller, chatOf, countOwn } from "../caller.ts";
import { newestOf } from "../own.ts";
import { toldConversation } from "../told.ts";
import { OWN_CHANGE } from "./limits.ts";
import { pageAddress } from "./page-address.ts";

/** So many conversations of a person are told. */
const MOST = 50;

/**
 * Gives the open conversations of who has the chat secret to the person who has signed in: from then on an
 * identity token of theirs is needed.
 *
 * @throws RequestProblem `visitor-unknown` where the secret or the token is not good
 */
export async function identify(call: Call): Promise<Response> {
  chatOf(call);
  const caller = chatCaller(call);
  const { token } = checkBody(chatIdentifyBodySchema, call.body as Given);
  await countOwn(call, OWN_CHANGE, caller);
  const { config, ring, store, chat, clock } = call.services;
  const seconds = Math.floor(Date.now() / 1_000);
  const { identity } = await verifyIdentityToken(ring, siteOf(config), token, seconds);
  if (!identity || caller.by.kind !== "holder") throw new RequestProblem("visitor-unknown");
  const { userId } = identity;
  const person = await findProven(store.read, identity);
  const email = identity.emailVerified ? canonicalEmail(identity.email) : undefined;
  await chat.writeToAll({
    op: "identify",
    by: caller.by,
    at: clock.now(),
    userId,
    profileId: person?.profileId ?? null,
    proof: email === undefined ? null : { email, addressKey: recordKeys(ring, email)[0]! },
  });
  const rows = await newestOf(store.read, { kind: "user", userId }, MOST);
  return answerPrivately({
    conversations: rows.map((row) => toldConversation(row, chat.telling)),
  });
}

/** What the site says of its visitor, in all of their open conversations. */
export async function tellAttributes(call: Call): Promise<Response> {
  chatOf(call);
  const caller = chatCaller(call);
  const { attributes, page } = checkBody(chatAttributesBodySchema, call.body as Given);
  await countOwn(call, OWN_CHANGE, caller);
  const { chat, clock } = call.services;
  await chat.writeToAll({
    op: "attributes",
    by: caller.by,
    at: clock.now(),
    attributes: attributes === undefined ? null : JSON.stringify(attributes),
    page: pageAddress(page),
  });
  return answerPrivately({ success: true });
}
