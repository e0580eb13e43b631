import type { Call, Route } from "../../http/route.ts";
import { markup } from "../../pages/html.ts";
import { buttonForm, pageResponse, withSite } from "../../pages/shell.ts";
import { type PageLanguage, pageLanguage } from "../../pages/words.ts";
import { readToken, UNSUBSCRIBE_PATH, type Unsubscribing } from "./token.ts";
import { type Message, WORDS } from "./words.ts";

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
    handle: (call) =>
      withToken(call, (_, language) => page(call, language, "ask", UNSUBSCRIBE_PATH)),
  },
  {
    ...COMMON,
    method: "POST",
    path: UNSUBSCRIBE_PATH,
    summary: "Unsubscribes the recipient of the mail that the link is from.",
    handle: (call) =>
      withToken(call, async ({ hash, scope }, language) => {
        const { store, clock, logger } = call.services;
        await store.run("suppress", { hash, scope, reason: "unsubscribed", now: clock.now() });
        logger.info({ scope }, "Somebody has unsubscribed.");
        return page(call, language, "done", UNDO_PATH);
      }),
  },
  {
    ...COMMON,
    method: "POST",
    path: UNDO_PATH,
    summary: "Takes back that somebody has unsubscribed by the same link.",
    handle: (call) =>
      withToken(call, async ({ hash, scope }, language) => {
        await call.services.store.run("resubscribe", { hash, scope });
        return page(call, language, "undone", UNSUBSCRIBE_PATH);
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
  return page(call, language, "unknown", UNSUBSCRIBE_PATH, 404);
}

function tokenIn(url: URL): string {
  return url.searchParams.get("t") ?? "";
}

function page(
  { services, url }: Call,
  language: PageLanguage,
  message: "ask" | "done" | "undone" | "unknown",
  path: string,
  status = 200,
): Response {
  const { title, text, button }: Omit<Message, "button"> & { button?: string } =
    WORDS[language][message];
  const query = new URLSearchParams({ t: tokenIn(url) }).toString();
  const action = `${services.settings.basePath}${path}?${query}`;
  return pageResponse(services, {
    language,
    title,
    main: markup`<p>${withSite(services, text)}</p>
      ${button !== undefined && buttonForm({ action, button })}`,
    status,
  });
}
