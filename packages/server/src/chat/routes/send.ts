import {
  chatEmailBodySchema,
  type ChatEntryAnswer,
  chatMessageBodySchema,
  chatRatingBodySchema,
  chatReadBodySchema,
} from "@stagelight/core/endpoints";
import { localized } from "@stagelight/core/config";
import { answerPrivately } from "../../http/answer-json.ts";
import { RequestProblem } from "../../http/problem.ts";
import type { Call } from "../../http/route.ts";
import { canonicalEmail } from "../../identity/email.ts";
import { NO_ADDRESS } from "../../forms/check-given.ts";
import type { Given } from "../../forms/given.ts";
import { recordKeys } from "../../privacy/suppression.ts";
import { checkBody } from "../../forms/check-given.ts";
import { chatCaller, chatOf, conversationIn, countOwn, ownConversation } from "../caller.ts";
import { toldEntry } from "../told.ts";
import type { Write } from "../write/write.ts";
import { OWN_CHANGE, OWN_SEND, OWN_TYPE } from "./limits.ts";
import { pageAddress } from "./page-address.ts";
import { changedAnswer, writtenOr } from "./tell.ts";

/** Takes a message; told twice, it is one. */
export async function sendMessage(call: Call): Promise<Response> {
  chatOf(call);
  const caller = chatCaller(call);
  const { id, text, page, attachments } = checkBody(chatMessageBodySchema, call.body as Given);
  await countOwn(call, OWN_SEND, caller);
  const { chat, clock } = call.services;
  const written = await chat.write({
    op: "message",
    conversation: conversationIn(call),
    by: caller.by,
    at: clock.now(),
    id,
    text,
    page: pageAddress(page),
    ...(attachments && { attachments }),
  });
  const { entries } = writtenOr(written);
  const own = entries.find((entry) => entry.client_id === id)!;
  return answerPrivately({ entry: toldEntry(own, chat.telling)! } satisfies ChatEntryAnswer);
}

/** What is done to a conversation, beside who does it and when. */
type Doing = {
  [Op in Write["op"]]: Omit<Extract<Write, { op: Op }>, "conversation" | "by" | "at">;
}["read" | "state" | "rate" | "person" | "email"];

async function change(call: Call, doing: Doing): Promise<Response> {
  chatOf(call);
  const caller = chatCaller(call);
  const conversation = conversationIn(call);
  await countOwn(call, OWN_CHANGE, caller);
  const { chat, clock } = call.services;
  const written = await chat.write({ ...doing, conversation, by: caller.by, at: clock.now() });
  return changedAnswer(call, writtenOr(written));
}

/** Up to where the visitor has read. */
export async function markRead(call: Call): Promise<Response> {
  const { seq } = checkBody(chatReadBodySchema, call.body as Given);
  return change(call, { op: "read", seq });
}

/** The visitor wants a person. */
export async function wantPerson(call: Call): Promise<Response> {
  return change(call, { op: "person" });
}

/** The visitor says that it is over. */
export async function endConversation(call: Call): Promise<Response> {
  return change(call, { op: "state", state: "closed" });
}

/**
 * How it was.
 *
 * @throws RequestProblem `not-found` where the config asks for no rating
 */
export async function rateConversation(call: Call): Promise<Response> {
  if (!chatOf(call).rating) throw new RequestProblem("not-found");
  const { score, text } = checkBody(chatRatingBodySchema, call.body as Given);
  return change(call, { op: "rate", score, text: text || null });
}

/** Where answers can be mailed to: claimed, unless a valid identity token says the same. */
export async function tellEmail(call: Call): Promise<Response> {
  const { consent } = chatOf(call);
  const body = checkBody(chatEmailBodySchema, call.body as Given);
  const email = canonicalEmail(body.email);
  if (email === undefined) throw new RequestProblem("body-invalid", { problems: [NO_ADDRESS] });
  const { identity, services } = call;
  const locale = body.locale ?? "";
  const given = consent && body.consent;
  return change(call, {
    op: "email",
    email,
    addressKey: recordKeys(services.ring, email)[0]!,
    name: body.name || null,
    consent: given
      ? JSON.stringify({ agreed: true, wording: localized(consent.text, locale) })
      : null,
    proven: identity?.emailVerified === true && canonicalEmail(identity.email) === email,
  });
}

/** Somebody types: the team hears that, and never what. More often than it can change is passed over. */
export async function tellTyping(call: Call): Promise<Response> {
  chatOf(call);
  const caller = chatCaller(call);
  const { id, holder, user_id } = await ownConversation(call, caller);
  const { chat, limits } = call.services;
  const { calls } = await limits.tally(OWN_TYPE, caller.topic);
  if (calls === 1) chat.tell({ is: "typing", of: { id, holder, user_id }, by: "visitor" });
  return answerPrivately({ success: true });
}
