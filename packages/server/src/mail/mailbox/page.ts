import { hash } from "node:crypto";
import type { MailSummary, StoredMail } from "./read-mailbox.ts";
import { STEPS, type Words } from "./words.ts";

const STYLE = `:root{color-scheme:light dark;--page:#f4f3ef;--card:#fff;--ink:#21251f;--soft:#5b6157;--line:#dfded8}
@media (prefers-color-scheme:dark){:root{--page:#131512;--card:#1d201c;--ink:#eceee8;--soft:#a9afa3;--line:#3a3e38}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:1rem/1.5 system-ui,sans-serif}
main{max-width:46rem;margin:0 auto;padding:1.5rem 1rem 4rem;overflow-wrap:anywhere}
h1{font-size:1.5rem;line-height:1.3;margin:0 0 .25rem}
h2{font-size:1rem;margin:0}
p{margin:0}
.soft,dt,time{color:var(--soft)}
a{color:inherit;text-underline-offset:.2em}
button{font:inherit;min-height:2.75rem;padding:.4rem .9rem;border:1px solid var(--soft);border-radius:.4rem;background:none;color:inherit;cursor:pointer}
textarea{display:block;width:100%;font:inherit;color:inherit;background:none;padding:.5rem .75rem;margin:.25rem 0 .75rem;border:1px solid var(--soft);border-radius:.4rem}
button:hover{background:var(--page)}
:focus-visible{outline:3px solid #2f6fde;outline-offset:2px}
.card{background:var(--card);border-radius:.5rem;padding:1rem;margin:1.25rem 0}
.steps{display:flex;flex-wrap:wrap;gap:.5rem}
.steps{margin-top:.75rem}
ol{list-style:none;margin:0;padding:0}
li+li{border-top:1px solid var(--line)}
.mails a{display:grid;grid-template-columns:1fr auto;gap:0 1rem;padding:.75rem 1rem;margin:0 -1rem;text-decoration:none}
.mails a:hover b{text-decoration:underline}
.mails span{color:var(--soft);grid-row:2}
.mails time{white-space:nowrap}
dl{display:grid;grid-template-columns:auto 1fr;gap:.1rem 1rem;margin:.75rem 0 0}
dd{margin:0}
nav a{display:inline-block;padding:.5rem .25rem;margin-right:1rem}
nav a[aria-current]{font-weight:700;text-decoration:none;border-bottom:2px solid}
iframe{display:block;width:100%;height:46rem;border:1px solid var(--line);border-radius:.5rem;background:var(--card)}
pre{margin:0;white-space:pre-wrap;font:.875rem/1.6 ui-monospace,monospace}
@media (max-width:30rem){.mails a{grid-template-columns:1fr}.mails span{grid-row:auto}}`;

/** Looks for new mail while somebody is looking, and puts the new list in place of the old one. */
const SCRIPT = `setInterval(async()=>{if(document.hidden)return;try{const r=await fetch(location.href);if(!r.ok)return;
const n=new DOMParser().parseFromString(await r.text(),"text/html");
for(const id of["count","now","mails","clear"]){const o=document.getElementById(id),f=n.getElementById(id);
if(o.innerHTML===f.innerHTML)continue;const h=document.activeElement?.getAttribute("href");o.innerHTML=f.innerHTML;
if(h&&id==="mails")[...o.querySelectorAll("a")].find(a=>a.getAttribute("href")===h)?.focus()}}catch{}},2000)`;

const source = (text: string): string => `'sha256-${hash("sha256", text, "base64")}'`;

const HEADERS = {
  "content-type": "text/html; charset=utf-8",
  "content-security-policy": `default-src 'none'; style-src ${source(STYLE)}; script-src ${source(SCRIPT)}; connect-src 'self'; frame-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`,
  "cache-control": "private, no-store",
  // With "no-referrer" browsers would hide where the forms come from, too.
  "referrer-policy": "same-origin",
  "x-content-type-options": "nosniff",
  "x-robots-tag": "noindex",
};

/** What is shown in the frame: no scripts, nothing loaded, in an origin of its own. Links open beside. */
const FRAMED = {
  ...HEADERS,
  "referrer-policy": "no-referrer",
  "content-security-policy":
    "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; frame-ancestors 'self'",
};

/** What every page needs. */
export interface PageContext {
  readonly words: Words;
  /** The mailbox's path. */
  readonly path: string;
  /** What time it is for the server. */
  readonly now: number;
}

/**
 * The list of mails, and the clock.
 *
 * @param listed nothing where mail is really sent
 */
export function listPage(
  { words, path, now }: PageContext,
  listed: { readonly mails: readonly MailSummary[]; readonly count: number } | undefined,
): Response {
  const { clock } = words;
  const { mails, count } = listed ?? { mails: [], count: 0 };
  const said = count === 1 ? words.count.one : words.count.other.replace("{count}", String(count));
  const steps = STEPS.map(
    (step) =>
      `<form method="post" action="${path}/forward/${step}"><button>${escaped(clock.forward[step])}</button></form>`,
  );
  // The list is renewed while somebody looks: the button comes with the first mail.
  const clear = count > 0 ? `<button>${escaped(words.clear)}</button>` : "";
  const items = mails.map((mail) => item(mail, words, path)).join("\n");
  return page(
    words,
    words.title,
    `<h1>${escaped(words.title)}</h1>
<p class="soft">${escaped(listed ? words.about : words.elsewhere)}</p>
<section class="card" aria-labelledby="clock">
<h2 id="clock">${escaped(clock.title)}</h2>
<p id="now">${escaped(clock.now.replace("{time}", timeText(now, words)))}</p>
<p class="soft">${escaped(clock.about)}</p>
<div class="steps">${steps.join("")}</div>
</section>
<section class="card" aria-labelledby="count">
<h2 id="count" aria-live="polite">${escaped(count > 0 ? said : words.empty)}</h2>
<ol class="mails" id="mails">${items}</ol>
<form id="clear" method="post" action="${path}/clear">${clear}</form>
<noscript><p><a href="${path}">${escaped(words.again)}</a></p></noscript>
</section>
<script>${SCRIPT}</script>`,
  );
}

/** Ways to show a mail. */
export type Shown = "html" | "text" | "source";

/** What came of an answer, where one was just sent: `taken`, or why nothing did. */
export interface Replying {
  readonly became: string | null;
}

/**
 * One mail.
 *
 * @param replying nothing where an answer would lead nowhere
 */
export function mailPage(
  context: PageContext,
  mail: StoredMail,
  shown: Shown,
  replying?: Replying,
): Response {
  const { words, path } = context;
  const { subject, from, to, at, id } = mail;
  const here = `${path}/mail/${encodeURIComponent(id)}`;
  const title = subject || words.mail.withoutSubject;
  const tab = (which: Shown): string =>
    `<a href="${here}?show=${which}"${which === shown ? ' aria-current="page"' : ""}>${escaped(words.mail[which])}</a>`;
  const content = {
    html: `<iframe src="${here}/html" sandbox="allow-popups allow-popups-to-escape-sandbox" title="${escaped(title)}"></iframe>`,
    text: `<pre class="card">${escaped(mail.text ?? "")}</pre>`,
    source: `<pre class="card">${escaped(mail.source)}</pre>`,
  }[shown];
  return page(
    words,
    `${title} | ${words.title}`,
    `<p><a href="${path}">← ${escaped(words.mail.back)}</a></p>
<div class="card">
<h1>${escaped(title)}</h1>
<dl>
<dt>${escaped(words.mail.from)}</dt><dd>${escaped(from)}</dd>
<dt>${escaped(words.mail.to)}</dt><dd>${escaped(to)}</dd>
<dt>${escaped(words.mail.date)}</dt><dd>${escaped(at === undefined ? "" : timeText(at, words))}</dd>
</dl>
</div>
<nav aria-label="${escaped(words.mail.shown)}">${tab("html")}${tab("text")}${tab("source")}</nav>
${content}
${replying ? replyPart(context, mail, here, replying) : ""}`,
  );
}

function replyPart(
  { words: { reply } }: PageContext,
  { to }: StoredMail,
  here: string,
  { became }: Replying,
): string {
  const told =
    became === null
      ? ""
      : `<p role="status">${escaped(became === "taken" ? reply.sent : reply.refused.replace("{why}", () => became.slice(0, 40)))}</p>`;
  return `<section class="card" aria-labelledby="reply">
<h2 id="reply">${escaped(reply.title.replace("{to}", () => to))}</h2>
<p class="soft">${escaped(reply.about)}</p>
${told}<form method="post" action="${here}/reply">
<label for="text">${escaped(reply.label)}</label>
<textarea id="text" name="text" rows="4" maxlength="4000" required></textarea>
<button>${escaped(reply.button)}</button>
</form>
</section>`;
}

/** A mail's HTML, for the frame. */
export function framedMail(html: string): Response {
  const beside = '<base target="_blank">';
  const whole = /<head[^>]*>/i.test(html)
    ? html.replace(/<head[^>]*>/i, (head) => head + beside)
    : beside + html;
  return new Response(whole, { headers: FRAMED });
}

function item({ id, subject, to, at }: MailSummary, words: Words, path: string): string {
  const time =
    at === undefined
      ? ""
      : `<time datetime="${new Date(at).toISOString()}">${escaped(timeText(at, words))}</time>`;
  return `<li><a href="${path}/mail/${encodeURIComponent(id)}"><b>${escaped(subject || words.mail.withoutSubject)}</b>${time}<span>${escaped(to)}</span></a></li>`;
}

/** A time as people of the language write it, where this machine stands. */
function timeText(at: number, { lang }: Words): string {
  return new Intl.DateTimeFormat(lang, { dateStyle: "medium", timeStyle: "short" }).format(at);
}

function page({ lang }: Words, title: string, content: string): Response {
  const html = `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${content}
</main>
</body>
</html>
`;
  return new Response(html, { headers: HEADERS });
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
