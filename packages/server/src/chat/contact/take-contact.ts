import { randomUUID } from "node:crypto";
import { localized, type ReadChat } from "@stagelight/core/config";
import { type ContactBody, contactBodySchema } from "@stagelight/core/endpoints";
import { CONTACT_FORM } from "../../guard/forms.ts";
import { guarded } from "../../guard/guarded.ts";
import { RequestProblem } from "../../http/problem.ts";
import type { Call } from "../../http/route.ts";
import { reduce } from "../../ingest/user-agent.ts";
import { uuidOf } from "../../keys/uuid.ts";
import type { MailAddress } from "../../mail/address.ts";
import { givenIn } from "../../forms/given.ts";
import { languageOf } from "../../newsletter/subscribe.ts";
import { recordKeys } from "../../privacy/suppression.ts";
import { checkWithAddress } from "../../forms/check-given.ts";
import { networkOfCaller } from "../../referral/network.ts";
import { pageAddress } from "../routes/page-address.ts";
import type { StartFacts } from "../write/write.ts";
import { contactGuardPages, contactPage, takenPage } from "./contact-pages.ts";

/**
 * The page on which people write to the team, in the language that its address says.
 *
 * @throws RequestProblem `not-found` on a site without a chat
 */
export async function openContact(call: Call): Promise<Response> {
  chatOf(call);
  const locale = call.url.searchParams.get("locale");
  const page = call.request.headers.get("referer");
  return contactPage(call, { ...(locale && { locale }), ...(page && { page }) });
}

/**
 * Takes what somebody has written: a conversation that goes on by mail.
 *
 * @throws RequestProblem `not-found`
 */
export async function takeContact(call: Call): Promise<Response> {
  const chat = chatOf(call);
  const given = givenIn(call.request, call.body as Buffer);
  const checked = checkWithAddress(schemaOf(chat), given);
  if ("problems" in checked) return contactPage(call, given, checked.problems);
  const { trap, proof } = checked.body;
  const verdict = await guarded(
    call,
    CONTACT_FORM,
    { plain: true, trap, proof },
    contactGuardPages(call, given),
  );
  if (verdict instanceof Response) return verdict;
  if (verdict === "pass") await begin(call, chat, checked);
  return takenPage(call, given);
}

async function begin(
  call: Call,
  chat: ReadChat,
  { body, address }: { readonly body: ContactBody; readonly address: MailAddress },
): Promise<void> {
  const { services, request } = call;
  const { text, locale = languageOf(call, body), idempotency = randomUUID() } = body;
  const { name, ...fields } = body.fields ?? {};
  const agent = request.headers.get("user-agent");
  const facts: StartFacts = {
    visitor_id: null,
    profile_id: null,
    name: name || null,
    email: address.canonical,
    address_key: recordKeys(services.ring, address.canonical)[0]!,
    email_proven_at: null,
    locale,
    page: pageAddress(body.page),
    referrer: null,
    user_agent: agent === null ? null : reduce(agent),
    attributes: null,
    fields: Object.keys(fields).length > 0 ? JSON.stringify(fields) : null,
    consent: chat.consent
      ? JSON.stringify({ agreed: true, wording: localized(chat.consent.text, locale) })
      : null,
    source: "form",
    network: networkOfCaller(call.address),
  };
  await services.chat.write({
    op: "start",
    conversation: uuidOf(`stagelight chat form ${address.canonical} ${idempotency}`),
    by: { kind: "mail" },
    at: services.clock.now(),
    facts,
    message: { id: idempotency, text },
    before: [],
    person: true,
  });
}

function chatOf({ services }: Call): ReadChat {
  const { chat } = services.config;
  if (!chat) throw new RequestProblem("not-found");
  return chat;
}

const schemas = new WeakMap<ReadChat, ReturnType<typeof contactBodySchema>>();

function schemaOf(chat: ReadChat): ReturnType<typeof contactBodySchema> {
  const known = schemas.get(chat);
  if (known) return known;
  const made = contactBodySchema(chat);
  schemas.set(chat, made);
  return made;
}
