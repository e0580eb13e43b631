import type { APIContext } from "astro";
import site from "virtual:stagelight/site";

/** The language of the page, where its path or Astro's i18n tells. */
export function pageLocale({
  url,
  request,
  currentLocale,
}: Pick<APIContext, "url" | "request" | "currentLocale">): string {
  const island = isIsland(url);
  // A server island is asked for by the page that it lies in.
  const page = island ? (request.headers.get("referer") ?? "") : url.href;
  const path = page.replace(/^[a-z]+:\/\/[^/]*/i, "");
  const named = site.locales.find((locale) => path.split(/[/?#]/).includes(locale));
  return named ?? (island ? undefined : currentLocale) ?? "";
}

/** Whether a server island is asked for, rather than a page. */
export function isIsland(url: URL): boolean {
  return url.pathname.includes("/_server-islands/");
}
