import type { Localized } from "./localized.ts";

/** What stands for the language in the address of a page, with the slash behind it. */
export const LOCALE_PART = /\[(\.\.\.)?locale\](\/?)/g;

/**
 * The address of a page in a language.
 *
 * @param page as `mail.links` has it
 * @param locale one of `site.locales`
 * @param main the first of them, for which `[...locale]` stands for nothing
 */
export function localizedPage(page: string, locale: string, main: string): string {
  return page.replaceAll(LOCALE_PART, (_, optional: string | undefined, slash: string) =>
    optional !== undefined && locale === main ? "" : locale + slash,
  );
}

/** The addresses of a page by the site's languages; one text where they are all the same. */
export function pageByLocale(page: string, locales: readonly string[]): Localized {
  if (page.search(LOCALE_PART) < 0) return page;
  return Object.fromEntries(
    locales.map((locale) => [locale, localizedPage(page, locale, locales[0]!)]),
  );
}
