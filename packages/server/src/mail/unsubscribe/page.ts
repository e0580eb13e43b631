import { hash } from "node:crypto";
import type { Message, Words } from "./words.ts";

/** What a page shows. */
export interface PageParts {
  readonly words: Words;
  readonly message: Omit<Message, "button"> & { readonly button?: string };
  /** Where the button leads to; a path with its query. */
  readonly action: string;
  /** What people call the site. */
  readonly siteName: string;
  /** The site's first page. */
  readonly home: string;
  readonly status?: number;
}

const STYLE = `:root{color-scheme:light dark}
body{margin:0;padding:2rem 1rem;font:1rem/1.5 system-ui,sans-serif;color:#1f2428;background:#fff}
main{max-width:32rem;margin:0 auto;overflow-wrap:anywhere}
h1{font-size:1.5rem;line-height:1.25}
button{font:inherit;padding:.75rem 1.25rem;min-height:2.75rem;border:2px solid #1f2428;border-radius:.5rem;color:#fff;background:#1f2428;cursor:pointer}
a{color:inherit;display:inline-block;padding:.5rem 0}
:lang(ko){word-break:keep-all}
:focus-visible{outline:3px solid #2f6fde;outline-offset:2px}
@media (prefers-color-scheme:dark){body{color:#e9ecef;background:#15181b}button{border-color:#e9ecef;color:#15181b;background:#e9ecef}:focus-visible{outline-color:#8ab4f8}}`;

/** The page runs nothing, loads nothing, and stands in no frame; its address tells nobody. */
const HEADERS = {
  "content-type": "text/html; charset=utf-8",
  "content-security-policy": `default-src 'none'; style-src 'sha256-${hash("sha256", STYLE, "base64")}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`,
  "cache-control": "private, no-store",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "x-robots-tag": "noindex",
};

/** A page with one button, or none. */
export function pageResponse(parts: PageParts): Response {
  const { words, message, action, home, siteName, status = 200 } = parts;
  const say = (text: string): string => escaped(text.replaceAll("{site}", siteName));
  const { title, text, button } = message;
  const form =
    button === undefined
      ? ""
      : `<form method="post" action="${escaped(action)}"><button>${say(button)}</button></form>`;
  const html = `<!doctype html>
<html lang="${words.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${say(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${say(title)}</h1>
<p>${say(text)}</p>
${form}
<p><a href="${escaped(home)}">${say(words.home)}</a></p>
</main>
</body>
</html>
`;
  return new Response(html, { status, headers: HEADERS });
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
