import { hash } from "node:crypto";
import type { Services } from "../http/route.ts";
import { pagesOf } from "../lifecycle-mail/pages.ts";
import { Html, markup } from "./html.ts";
import { STYLE } from "./style.ts";
import { type PageLanguage, shellWords } from "./words.ts";

/** What pages are made with. */
export type PageServices = Pick<Services, "config" | "links">;

/** What a page of the server shows. */
export interface PageParts {
  readonly language: PageLanguage;
  /** `{site}` stands for the site's name. */
  readonly title: string;
  /** What stands below the title. */
  readonly main: Html;
  readonly status?: number;
  /** The only script that may run, as it stands in the page. Default: none may. */
  readonly script?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The foot leads to the site. Default: true; not where the page does so by itself. */
  readonly home?: boolean;
}

/** What people call the site. */
function siteName({ config, links }: PageServices): string {
  return config.site.name ?? new URL(links.site()).hostname;
}

/** A text with the site's name in it. */
export function withSite(services: PageServices, text: string): string {
  return text.replaceAll("{site}", siteName(services));
}

/** A page of the server: it loads nothing, stands in no frame, and its address tells nobody. */
export function pageResponse(services: PageServices, parts: PageParts): Response {
  const { language, main, status = 200, script, headers = {}, home = true } = parts;
  const { config, links } = services;
  const { shop = links.site(), privacy } = pagesOf(config, links, language);
  const words = shellWords(language);
  const title = withSite(services, parts.title);
  const document = markup`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${new Html(STYLE)}</style>
</head>
<body>
<header>${siteName(services)}</header>
<main>
<h1>${title}</h1>
${main}
</main>
<footer>
${home && markup`<a href="${shop}">${withSite(services, words.home)}</a>`}
${privacy !== undefined && markup`<a href="${privacy}">${words.privacy}</a>`}
</footer>
${script !== undefined && markup`<script>${new Html(script)}</script>`}
</body>
</html>
`;
  return new Response(document.text, {
    status,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": policy(script),
      "cache-control": "private, no-store",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
      "x-robots-tag": "noindex",
      ...headers,
    },
  });
}

function policy(script: string | undefined): string {
  const hashed = (text: string) => `'sha256-${hash("sha256", text, "base64")}'`;
  return [
    "default-src 'none'",
    `style-src ${hashed(STYLE)}`,
    ...(script === undefined ? [] : [`script-src ${hashed(script)}`]),
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join("; ");
}

/** A button that sends a form. */
export interface PageForm {
  /** A path with its query. */
  readonly action: string;
  readonly button: string;
  /** Sent along, unseen; of a list each for itself. */
  readonly fields?: Readonly<Record<string, string | readonly string[]>>;
  /** Less conspicuous than the page's main one. */
  readonly quiet?: boolean;
}

/** A form that is nothing but a button. */
export function buttonForm({ action, button, fields = {}, quiet = false }: PageForm): Html {
  return markup`<form method="post" action="${action}">
${hiddenFields(fields)}<button${quiet && markup` class="quiet"`}>${button}</button></form>`;
}

/** Fields that a form sends along unseen. */
export function hiddenFields(fields: NonNullable<PageForm["fields"]>): Html {
  const rows = Object.entries(fields).flatMap(([name, values]) =>
    [values].flat().map((value) => markup`<input type="hidden" name="${name}" value="${value}">`),
  );
  return markup`${rows}`;
}
