import { z } from "zod";
import { RequestProblem } from "../../http/problem.ts";
import type { BodyRule, Call, Route } from "../../http/route.ts";
import { parseMailAddress } from "../../mail/address.ts";
import { type PageLanguage, pageLanguage } from "../../pages/words.ts";
import { FORM_TYPES, type Given, givenIn, isPlainForm } from "../../forms/given.ts";
import { languageOf } from "../subscribe.ts";
import { act } from "./act.ts";
import { sendLink } from "./link.ts";
import { centrePage, type Opened, say } from "./opened.ts";
import { askForAddress } from "./page.ts";
import { isFresh, PREFERENCES_PATH, readPreferencesToken } from "./token.ts";
import { preferencesWords } from "./words/words.ts";

const LINK_PATH = `${PREFERENCES_PATH}/link`;

const COMMON = {
  access: "open",
  origins: "any",
  answer: { status: 200, type: "text/html" },
} as const;

const FORM: BodyRule = {
  schema: z.record(z.string(), z.string()),
  types: FORM_TYPES,
  most: 32 * 1024,
  raw: true,
};

/**
 * The preference centre, `?t=<token>` of a mail. The token alone decides. GET changes nothing: scanners
 * open links.
 */
export const preferenceRoutes: readonly Route[] = [
  {
    ...COMMON,
    method: "GET",
    path: PREFERENCES_PATH,
    limit: { name: "preferences-page", calls: 300, seconds: 60 },
    summary: "A page where a subscriber changes what they get; it changes nothing itself.",
    handle: (call) => withLink(call, (opened) => centrePage(call, opened)),
  },
  {
    ...COMMON,
    method: "POST",
    path: PREFERENCES_PATH,
    limit: { name: "preferences", calls: 60, seconds: 60, shared: true },
    summary: "Changes what a subscriber gets, hands out what is kept, or erases it.",
    body: FORM,
    handle: changeByForm,
  },
  {
    ...COMMON,
    method: "POST",
    path: LINK_PATH,
    limit: { name: "preferences-link", calls: 10, seconds: 60, shared: true },
    summary: "Sends a new link to the preference centre; the answer is the same for all addresses.",
    body: FORM,
    handle: askForLink,
  },
];

async function withLink(
  call: Call,
  then: (opened: Opened) => Response | Promise<Response>,
): Promise<Response> {
  const { services, url } = call;
  const { newsletter } = services.config;
  if (!newsletter) throw new RequestProblem("not-found");
  const now = services.clock.now();
  const token = url.searchParams.get("t") ?? "";
  const link = readPreferencesToken(services, token, now);
  const subscriber =
    link &&
    (await services.store.read
      .selectFrom("subscriber")
      .selectAll()
      .where("id", "=", link.subscriber)
      .where("confirmed_at", "is not", null)
      .executeTakeFirst());
  if (!link || !subscriber) return oldLink(call, languageOf(call, {}), {}, false);
  const rows = await services.store.read
    .selectFrom("subscription")
    .select("list")
    .where("subscriber_id", "=", subscriber.id)
    .where("state", "=", "confirmed")
    .execute();
  return then({
    newsletter,
    link,
    subscriber,
    lists: rows.map(({ list }) => list),
    language: pageLanguage(subscriber.locale),
    action: `${services.settings.basePath}${PREFERENCES_PATH}?${new URLSearchParams({ t: token }).toString()}`,
    fresh: isFresh(link, now),
  });
}

function oldLink(call: Call, language: PageLanguage, given: Given, wrong: boolean): Response {
  const action = `${call.services.settings.basePath}${LINK_PATH}`;
  return say(call, language, preferencesWords(language).old, {
    more: askForAddress(language, action, given, wrong),
    status: wrong ? 400 : 200,
  });
}

const NO_ADDRESS = { detail: "Send the email that gets the newsletter." };

async function changeByForm(call: Call): Promise<Response> {
  const { services, request, body } = call;
  const given = givenIn(request, body as Buffer, services.config.newsletter?.fields);
  return withLink(call, (opened) => act(call, opened, given));
}

async function askForLink(call: Call): Promise<Response> {
  const { services, request, body } = call;
  if (!services.config.newsletter) throw new RequestProblem("not-found");
  const given = givenIn(request, body as Buffer);
  const language = languageOf(call, given);
  const address = parseMailAddress(given["email"]);
  if (!address && !isPlainForm(request)) throw new RequestProblem("body-invalid", NO_ADDRESS);
  if (!address) return oldLink(call, language, given, true);
  await sendLink(services, { email: address.canonical, locale: language });
  return say(call, language, preferencesWords(language).sent);
}
