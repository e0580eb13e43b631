import { localizedPage, type ReadConfig } from "@stagelight/core/config";
import type { Links } from "../mail/links.ts";
import { canonical, fallbacks } from "../mail/templates/languages.ts";

/** The pages that a mail leads to, as absolute addresses, in its language where the site has it. */
export function pagesOf(
  { mail, site: { locales } }: Pick<ReadConfig, "mail" | "site">,
  links: Links,
  language: string,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries({ shop: "/", ...mail.links }).flatMap(([name, page]) => {
      const address = pageAt({ site: { locales } }, links, page, language);
      return address === undefined ? [] : [[name, address]];
    }),
  );
}

/** The absolute address of a page as the config names them, in a language where the site has it. */
export function pageAt(
  { site: { locales } }: { readonly site: Pick<ReadConfig["site"], "locales"> },
  links: Pick<Links, "site">,
  page: string,
  language: string,
): string | undefined {
  const site = links.site();
  const base = URL.canParse(site) ? site : undefined;
  const [main = language] = locales;
  const locale =
    fallbacks(language, locales).flatMap(
      (wanted) => locales.find((known) => canonical(known) === wanted) ?? [],
    )[0] ?? main;
  const path = localizedPage(page, locale, main);
  return URL.canParse(path, base) ? new URL(path, base).href : undefined;
}
