import { localized, type ReadNewsletter } from "@stagelight/core/config";
import type { Call } from "../../http/route.ts";
import { type Html, markup } from "../../pages/html.ts";
import { masked } from "../../pages/masked.ts";
import { pageResponse, withSite } from "../../pages/shell.ts";
import type { PageLanguage } from "../../pages/words.ts";
import type { SubscriberTable } from "../../store/newsletter-tables.ts";
import type { Given } from "../../forms/given.ts";
import { type Centre, centre } from "./page.ts";
import type { PreferencesLink } from "./token.ts";
import { preferencesWords } from "./words/words.ts";

/** A link that works, and whose it is. */
export interface Opened {
  readonly newsletter: ReadNewsletter;
  readonly link: PreferencesLink;
  readonly subscriber: SubscriberTable;
  /** Ids of the lists that the person is on. */
  readonly lists: readonly string[];
  readonly language: PageLanguage;
  /** Where the page's forms are sent to. */
  readonly action: string;
  /** Whether whoever opens it most likely has the mailbox still. */
  readonly fresh: boolean;
}

/** What the centre says above its form. */
interface Above {
  /** Something was saved. */
  readonly saved?: boolean;
  /** What was written and does not fit, with what is wrong. */
  readonly again?: Pick<Centre, "given" | "problems">;
}

/** The preference centre. */
export function centrePage(
  { services }: Call,
  { newsletter, subscriber, lists, language, action }: Opened,
  { saved = false, again }: Above = {},
): Response {
  const { title, text, saved: told, wrong } = preferencesWords(language).centre;
  const { name, fields, frequency, locale } = subscriber;
  const kept: Given = { name, lists, frequency, locale, fields: JSON.parse(fields) as Given };
  const { locales } = services.config.site;
  const form = { given: kept, problems: [], ...again };
  return pageResponse(services, {
    language,
    title,
    main: markup`${saved && markup`<p role="status" class="told">${told}</p>`}
${again && markup`<p role="alert" class="error">${wrong}</p>`}
<p>${withSite(services, text).replaceAll("{address}", masked(subscriber.email))}</p>
${centre({ newsletter, locales, language, action, ...form })}`,
    status: again ? 400 : 200,
  });
}

/** A page that says something, with what stands below it. */
export function say(
  { services }: Call,
  language: PageLanguage,
  { title, text }: { readonly title: string; readonly text: string },
  { more, status = 200 }: { readonly more?: Html | undefined; readonly status?: number } = {},
): Response {
  const main = markup`<p>${withSite(services, text)}</p>
${more}`;
  return pageResponse(services, { language, title, main, status });
}

/** The words that stand beside the lists, as a receipt keeps them. */
export function agreedTo({ newsletter: { consent }, language }: Opened) {
  return { wording: localized(consent.text, language), version: consent.version };
}
