import type { ReadChat } from "./chat.ts";
import { type Localized, localized } from "./localized.ts";
import { localizedPage } from "./localized-page.ts";

/** An answer of the config's in a language, as an index of answers has it. */
export interface AnswerEntry {
  readonly id: string;
  readonly question: string;
  readonly answer: string;
  readonly title?: string;
  readonly url?: string;
}

/** The config's own answers in a language. Those that are written in others alone are left out. */
export function answerEntries(
  {
    chat,
    site,
  }: {
    readonly chat?: Pick<ReadChat, "answers"> | undefined;
    readonly site: { readonly name?: Localized | undefined; readonly locales: readonly string[] };
  },
  locale: string,
): AnswerEntry[] {
  const main = site.locales[0] ?? locale;
  return (chat?.answers.entries ?? [])
    .filter(({ question, answer }) => speaks(question, locale) && speaks(answer, locale))
    .map(({ id, question, answer, page }) => ({
      id: `entry:${id}`,
      question: localized(question, locale),
      answer: localized(answer, locale),
      ...(site.name !== undefined && { title: localized(site.name, locale) }),
      ...(page !== undefined && { url: localizedPage(page, locale, main) }),
    }));
}

function speaks(text: Localized, locale: string): boolean {
  if (typeof text === "string") return true;
  const [language = locale] = locale.split(/[-_]/);
  return locale in text || language in text;
}
