import { localized, type ReadChat } from "@stagelight/core/config";
import { type ChatConversationAnswer, chatStartBodySchema } from "@stagelight/core/endpoints";
import type { z } from "zod";
import { grantedLast } from "../../connect/may-send.ts";
import { CHAT_FORM } from "../../guard/forms.ts";
import { answerPrivately } from "../../http/answer-json.ts";
import { RequestProblem } from "../../http/problem.ts";
import type { Call } from "../../http/route.ts";
import { canonicalEmail } from "../../identity/email.ts";
import { reduce } from "../../ingest/user-agent.ts";
import { uuidOf } from "../../keys/uuid.ts";
import { isVisitorSecret, visitorIdOf } from "../../keys/visitor-secret.ts";
import { NO_ADDRESS } from "../../forms/check-given.ts";
import type { Given } from "../../forms/given.ts";
import { languageOf } from "../../newsletter/subscribe.ts";
import { recordKeys } from "../../privacy/suppression.ts";
import { checkBody } from "../../forms/check-given.ts";
import { networkOfCaller } from "../../referral/network.ts";
import { findPerson, findProven } from "../../stage/person.ts";
import { type ChatCaller, chatCaller, chatOf, countOwn, unknownConversation } from "../caller.ts";
import { toldConversation, toldEntry } from "../told.ts";
import { applyWrite } from "../write/apply-write.ts";
import type { Conversation, Entry, Said, StartFacts, Write } from "../write/write.ts";
import { fieldProblems } from "./fields.ts";
import { OWN_START } from "./limits.ts";
import { pageAddress } from "./page-address.ts";
import { entriesAnswer, writtenOr } from "./tell.ts";

type StartBody = z.output<typeof chatStartBodySchema>;

/**
 * Begins a conversation with its first message; told twice, it is one.
 *
 * @throws RequestProblem `not-found`, `visitor-unknown`, `body-invalid`, `proof-required`,
 *   `too-many-requests`, `attachment-unknown`
 */
export async function startConversation(call: Call): Promise<Response> {
  const chat = chatOf(call);
  const caller = chatCaller(call);
  const body = checkBody(chatStartBodySchema, call.body as Given);
  const problems = fieldProblems(chat, body);
  if (body.email && canonicalEmail(body.email) === undefined) problems.push(NO_ADDRESS);
  if (problems.length > 0) throw new RequestProblem("body-invalid", { problems });
  await countOwn(call, OWN_START, caller);
  const { services, address } = call;
  const { trap, began, proof } = body;
  const attempt = { via: "json", address, trusted: false, trap, began, proof } as const;
  const verdict = await services.guard.check(CHAT_FORM, attempt);
  const write = await starting(call, caller, { chat, body });
  if (verdict.is === "trapped") return trapped(call, write);
  const written = await services.chat.write(write);
  const { again, conversation, entries } = writtenOr(written);
  return again ? entriesAnswer(call, conversation, 0) : answered(call, { conversation, entries });
}

async function starting(
  call: Call,
  { by, topic }: ChatCaller,
  { chat, body }: { readonly chat: ReadChat; readonly body: StartBody },
): Promise<Extract<Write, { op: "start" }>> {
  const { id, text, attachments, line, person = false } = body;
  return {
    op: "start",
    conversation: uuidOf(`stagelight chat ${topic} ${id}`),
    by,
    at: call.services.clock.now(),
    facts: await factsOf(call, chat, body),
    message: {
      id,
      text,
      ...(line !== undefined && { data: { line } }),
      ...(attachments && { attachments }),
    },
    before: answeredBefore(call, body),
    person,
  };
}

async function factsOf(call: Call, chat: ReadChat, body: StartBody): Promise<StartFacts> {
  const { services, request, identity } = call;
  const { ring, clock } = services;
  const locale = body.locale ?? languageOf(call, body);
  const proven = identity?.emailVerified ? canonicalEmail(identity.email) : undefined;
  const email = proven ?? canonicalEmail(body.email) ?? null;
  const agent = request.headers.get("user-agent");
  return {
    ...(await whoChats(call, body)),
    name: body.name || null,
    email,
    address_key: email === null ? null : recordKeys(ring, email)[0]!,
    email_proven_at: proven === undefined ? null : clock.now(),
    locale,
    page: pageAddress(body.page),
    referrer: pageAddress(body.referrer),
    user_agent: agent === null ? null : reduce(agent),
    attributes: body.attributes ? JSON.stringify(body.attributes) : null,
    fields: body.fields ? JSON.stringify(body.fields) : null,
    consent: consentGiven(chat, body, locale),
    source: "widget",
    network: networkOfCaller(call.address),
  };
}

/** What was agreed to, in the words that the site has for it. */
function consentGiven(
  { consent }: ReadChat,
  { consent: given }: Pick<StartBody, "consent">,
  locale: string,
): string | null {
  if (!consent || !given) return null;
  return JSON.stringify({ agreed: true, wording: localized(consent.text, locale) });
}

/** By which browser and person the conversation is known, as far as that is proven and allowed. */
async function whoChats(
  { identity, services: { store } }: Call,
  { visitor: secret }: StartBody,
): Promise<Pick<StartFacts, "visitor_id" | "profile_id">> {
  if (identity) {
    const person = await findProven(store.read, identity);
    return { visitor_id: null, profile_id: person?.profileId ?? null };
  }
  if (!isVisitorSecret(secret)) return { visitor_id: null, profile_id: null };
  const visitorId = visitorIdOf(secret);
  const person = await findPerson(store.read, { by: "visitor", id: visitorId });
  const profileId = person?.profileId ?? null;
  const granted = await grantedLast(store.read, { visitorId, profileId });
  if (granted && !granted.includes("analytics")) return { visitor_id: null, profile_id: null };
  return { visitor_id: visitorId, profile_id: profileId };
}

/** What was asked and answered at once before, as the visitor's page tells it: nobody vouches for it. */
function answeredBefore(
  { services }: Call,
  { answers = [] }: StartBody,
): Extract<Write, { op: "start" }>["before"] {
  const ours = new Set(services.settings.origins);
  return answers.flatMap(({ question, answer, source }) => {
    const said = (text: string, more: object = {}): Said => ({
      id: null,
      text,
      data: { unproven: true, ...more },
    });
    const url = URL.parse(source?.url ?? "");
    // As it is written there could be anything in it, also what no database reads.
    const known = source && url && ours.has(url.origin) && { title: source.title, url: url.href };
    return [
      { author: "visitor" as const, ...said(question) },
      { author: "answerer" as const, ...said(answer, known ? { sources: [known] } : {}) },
    ];
  });
}

/** Answers a program that has filled in what no person sees as if it were taken. */
function trapped(call: Call, write: Write): Response {
  const applied = applyWrite(write, undefined, {
    sent: new Map(),
    labels: new Set(),
    files: new Map(),
  });
  if (!("row" in applied)) throw unknownConversation();
  return answered(call, { conversation: applied.row, entries: applied.entries });
}

function answered(
  { services: { chat } }: Call,
  {
    conversation,
    entries,
  }: { readonly conversation: Conversation; readonly entries: readonly Entry[] },
): Response {
  return answerPrivately({
    conversation: toldConversation(conversation, chat.telling),
    entries: entries.flatMap((entry) => toldEntry(entry, chat.telling) ?? []),
  } satisfies ChatConversationAnswer);
}
