import type { Call } from "../http/route.ts";
import { markup } from "../pages/html.ts";
import { buttonForm, type PageForm, pageResponse, withSite } from "../pages/shell.ts";
import type { PageLanguage } from "../pages/words.ts";
import type { GuardPages } from "./guarded.ts";

/** A page with a button that sends a form again which was not taken. */
export interface AgainPage extends Pick<PageForm, "action" | "fields"> {
  readonly language: PageLanguage;
  /** `{seconds}`, `{site}` */
  readonly words: { readonly title: string; readonly text: string; readonly button: string };
}

/** The pages of a form that was not taken: the same again, with a button. */
export function guardPages(call: Call, again: (which: keyof GuardPages) => AgainPage): GuardPages {
  return {
    wait: (verdict) => waitingPage(call, again("wait"), verdict),
    tooMany: (retryAfter) => refusedPage(call, again("tooMany"), retryAfter),
  };
}

/** Somebody without code has to wait while many send forms. */
function waitingPage(
  { services }: Call,
  { language, words: { title, text, button }, action, fields }: AgainPage,
  { ticket, seconds }: { readonly ticket: string; readonly seconds: number },
): Response {
  const again = { action, button, fields: { ...fields, proof: ticket } };
  return pageResponse(services, {
    language,
    title,
    main: markup`<p>${text.replaceAll("{seconds}", String(Math.ceil(seconds)))}</p>
${buttonForm(again)}`,
    status: 429,
    headers: { "retry-after": String(Math.ceil(seconds)) },
  });
}

/** Far too many forms came from here. */
function refusedPage(
  { services }: Call,
  { language, words: { title, text, button }, action, fields = {} }: AgainPage,
  retryAfter: number | undefined,
): Response {
  return pageResponse(services, {
    language,
    title,
    main: markup`<p>${withSite(services, text)}</p>
${buttonForm({ action, button, fields })}`,
    status: 429,
    headers: { "retry-after": String(Math.ceil(retryAfter ?? 60)) },
  });
}
