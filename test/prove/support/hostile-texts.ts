/** What a hostile text does where it is taken for more than a text. */
interface Doing {
  /** Code that tells that it ran. */
  readonly run: string;
  /** An address that is asked for where something is loaded. */
  readonly host: string;
}

/**
 * Texts as attackers write them: from OWASP's list of filter evasions, DOMPurify's page of attack classes,
 * and what was found in chats, CRMs and mail programs. What becomes an element has the attribute
 * `data-canary`.
 */
const TEXTS: readonly ((doing: Doing) => string)[] = [
  ({ run }) => `<script>${run}</script>`,
  ({ run }) => `"><img src=x onerror=${run} data-canary>`,
  ({ run }) => `<svg/onload=${run} data-canary>`,
  ({ host }) => `<img src="${host}" data-canary>`,
  ({ run }) => `javascript:${run}`,
  ({ run }) => `<a href="javascript:${run}" data-canary>Click</a>`,
  ({ run }) => `[Click](javascript:${run}) ![x](javascript:${run})`,
  ({ host }) => `![x](${host})`,
  ({ run }) => `<iframe srcdoc="<script>parent.${run}</script>" data-canary></iframe>`,
  ({ run }) => `</script><script>${run}</script>`,
  ({ run }) => `</textarea></title></style><img src=x onerror=${run} data-canary>`,
  ({ run }) => `--><img src=x onerror=${run} data-canary>`,
  ({ run }) => `]]><img src=x onerror=${run} data-canary>`,
  ({ run }) => `'-${run}-'`,
  ({ run }) => `\\";${run};//`,
  ({ run }) => `\${${run}}`,
  ({ run }) => `{{constructor.constructor("${run}")()}}`,
  () => `{{ 7 | times: 7 }}{% assign x = 1 %}{{ site }}`,
  ({ run }) => `<input autofocus onfocus=${run} data-canary>`,
  ({ run }) => `<details open ontoggle=${run} data-canary>`,
  ({ run }) => `<video><source onerror=${run} data-canary></video>`,
  ({ run }) => `<svg><animate onbegin=${run} attributeName=x dur=1s data-canary></svg>`,
  ({ run }) => `<object data="data:text/html,<script>parent.${run}</script>" data-canary></object>`,
  ({ run }) => `data:text/html,<script>${run}</script>`,
  ({ host }) => `<link rel=stylesheet href="${host}" data-canary>`,
  ({ host }) => `<style data-canary>@import "${host}";*{background:url(${host})}</style>`,
  ({ host }) => `<meta http-equiv=refresh content="0;url=${host}" data-canary>`,
  ({ host }) => `<base href="${host}" data-canary>`,
  ({ host }) => `<form action="${host}" data-canary><button>Go on</button></form>`,
  ({ run }) =>
    `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${run} data-canary&gt;">`,
  ({ run }) => `<noscript><p title="</noscript><img src=x onerror=${run} data-canary>">`,
  ({ run }) =>
    `<template shadowrootmode=open><img src=x onerror=${run}></template><p data-canary></p>`,
  ({ run }) =>
    `&lt;img src=x onerror=${run} data-canary&gt;&#60;script&#62;${run}&#60;/script&#62;`,
  ({ run }) => `%3Cscript%3E${run}%3C/script%3E`,
  ({ run }) => `\u202e\u2066<img src=x onerror=${run} data-canary>\u2069\u200b`,
  ({ run }) => `＜script＞${run}＜/script＞ \u0000<\u0000img src=x onerror=${run} data-canary>`,
  ({ run }) => `<div style="position:fixed;inset:0" onpointerover=${run} data-canary>x</div>`,
  ({ host }) => `=HYPERLINK("${host}","Click")`,
  ({ run }) => `+cmd|' /C calc'!A0 @SUM(1) ${run}`,
  () => `__proto__ constructor toString`,
  ({ host }) => `${host} https://user:pw@evil.example\\@nuri.example/`,
];

/** How the texts tell that they ran. */
export const RAN = "canaryRan";

/** What a text has where it is shown: one of these. */
export const marksOf = (host: string): string[] => [`${RAN}(`, host, "7 | times", "__proto__"];

/** A hostile text, and its number. */
export interface HostileText {
  readonly number: number;
  readonly text: string;
}

/**
 * The texts.
 *
 * @param host address that none of them may reach
 * @param quick a few of them, of each kind one
 */
export function hostileTexts(host: string, quick: boolean): HostileText[] {
  const all = TEXTS.map((text, number) => ({
    number,
    text: text({ run: `${RAN}(${number})`, host: `${host}/${number}` }),
  }));
  return quick ? all.filter(({ number }) => number % 8 === 1) : all;
}
