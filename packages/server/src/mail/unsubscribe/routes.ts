import { localized } from "@stagelight/core/config";
import type { Call, Route } from "../../http/route.ts";
import { type Html, markup } from "../../pages/html.ts";
import { buttonForm, pageResponse, withSite } from "../../pages/shell.ts";
import { type PageLanguage, pageLanguage } from "../../pages/words.ts";
import { surveyPage } from "../../surveys/paths.ts";
import { writeSurveyToken } from "../../surveys/token.ts";
import { comeBack, leave } from "./leave.ts";
import { readToken, UNSUBSCRIBE_PATH, type Unsubscribing } from "./token.ts";
import { WORDS } from "./words.ts";

const UNDO_PATH = `${UNSUBSCRIBE_PATH}/undo`;

/** What all of these have in common. Mail providers call for many people from few addresses. */
const COMMON = {
  access: "open",
  origins: "any",
  limit: { name: "unsubscribe", calls: 600, seconds: 60 },
  answer: { status: 200, type: "text/html" },
} as const;

/**
 * Unsubscribing by the link of a mail, `?t=<token>` (RFC 8058). The token alone decides: there is no
 * cookie, no origin and no body that is looked at. Only POST changes anything: scanners open links.
 */
export const unsubscribeRoutes: readonly Route[] = [
  {
    ...COMMON,
    method: "GET",
    path: UNSUBSCRIBE_PATH,
    summary: "A page with a button that unsubscribes; it changes nothing itself.",
    handle: (call) => withToken(call, (about, language) => page(call, language, "ask", about)),
  },
  {
    ...COMMON,
    method: "POST",
    path: UNSUBSCRIBE_PATH,
    summary: "Unsubscribes the recipient of the mail that the link is from.",
    handle: (call) =>
      withToken(call, async (about, language) => {
        await leave(call, about);
        return page(call, language, "done", about);
      }),
  },
  {
    ...COMMON,
    method: "POST",
    path: UNDO_PATH,
    summary: "Takes back that somebody has unsubscribed by the same link.",
    handle: (call) =>
      withToken(call, async (about, language) => {
        await comeBack(call, about);
        return page(call, language, "undone", about);
      }),
  },
];

async function withToken(
  call: Call,
  then: (about: Unsubscribing, language: PageLanguage) => Response | Promise<Response>,
): Promise<Response> {
  const { services, url } = call;
  const about = readToken(services, tokenIn(url), services.clock.now());
  if (about) return then(about, pageLanguage(about.language));
  const language = pageLanguage(call.request.headers.get("accept-language") ?? "");
  const { title, text } = WORDS[language].unknown;
  return pageResponse(services, {
    language,
    title,
    main: markup`<p>${withSite(services, text)}</p>`,
    status: 404,
  });
}

function tokenIn(url: URL): string {
  return url.searchParams.get("t") ?? "";
}

function page(
  { services, url }: Call,
  language: PageLanguage,
  message: "ask" | "done" | "undone",
  about: Unsubscribing,
): Response {
  const { lists } = about;
  const words = WORDS[language];
  const { title, text, button } = lists ? words.lists[message] : words[message];
  const named = namesOf(services, language, lists ?? []);
  const say = (words: string) => withSite(services, words).replaceAll("{lists}", named);
  const query = new URLSearchParams({ t: tokenIn(url) }).toString();
  const path = message === "done" ? UNDO_PATH : UNSUBSCRIBE_PATH;
  const action = `${services.settings.basePath}${path}?${query}`;
  return pageResponse(services, {
    language,
    title: say(title),
    main: markup`<p>${say(text)}</p>
${message === "done" && askWhy(services, language, about)}${buttonForm({ action, button })}`,
  });
}

/** The way to the site's survey for who has left, where it has one. Nothing depends on an answer. */
function askWhy(
  { config, ring, clock, links }: Call["services"],
  language: PageLanguage,
  { addressKeys = [] }: Unsubscribing,
): Html | undefined {
  const survey = config.surveys.find(({ use }) => use === "unsubscribe");
  if (!survey) return undefined;
  const reader = { profileId: null, addressKey: addressKeys[0] ?? null, language };
  const t = writeSurveyToken({ config, ring }, reader, clock.now());
  const url = surveyPage({ links }, survey.id, { t });
  return markup`<p><a href="${url}">${localized(survey.heading, language)}</a></p>
`;
}

/** What people call the lists; what is no longer in the config has its id. */
function namesOf(
  { config: { newsletter } }: Pick<Call["services"], "config">,
  language: PageLanguage,
  lists: readonly string[],
): string {
  const names = lists.map((id) => {
    const list = newsletter?.lists.find((each) => each.id === id);
    return list ? localized(list.name, language) : id;
  });
  return new Intl.ListFormat(language).format(names);
}
