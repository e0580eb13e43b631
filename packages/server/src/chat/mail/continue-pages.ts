import { randomUUID } from "node:crypto";
import { linksIn } from "@stagelight/core/chat";
import { MAX_CHAT_TEXT } from "@stagelight/core/endpoints";
import type { Call } from "../../http/route.ts";
import { type Html, markup } from "../../pages/html.ts";
import { masked } from "../../pages/masked.ts";
import { buttonForm, hiddenFields, pageResponse, withSite } from "../../pages/shell.ts";
import { type PageLanguage, pageLanguage } from "../../pages/words.ts";
import { textArea } from "../../reviews/pages/review-form.ts";
import type { Conversation } from "../write/write.ts";
import { CONTINUE_PATH } from "./continue-token.ts";
import { messagesOf, type SaidMessage, teamName } from "./said.ts";
import { continueWords } from "./words/words.ts";

/** A conversation that somebody has opened by the link of a mail. */
export interface OpenedConversation {
  readonly token: string;
  readonly language: PageLanguage;
  readonly row: Conversation;
}

/** So many messages are shown. */
const MOST = 100;

/** Asks whether it was them. It changes nothing: scanners open links. */
export function askPage(call: Call, { token, language, row }: OpenedConversation): Response {
  const { title, text, name, button, notMe } = continueWords(language).ask;
  const [before = "", behind = ""] = withSite(call.services, text).split("{address}");
  const action = actionOf(call, token);
  return pageResponse(call.services, {
    language,
    title,
    main: markup`<p>${before}<bdi>${masked(row.email ?? "")}</bdi>${behind}</p>
<p>${withSite(call.services, name)}</p>
${buttonForm({ action, button, fields: { action: "continue" } })}
${buttonForm({ action, button: notMe, fields: { action: "disown" }, quiet: true })}`,
  });
}

/** The conversation, with a form to go on. */
export async function conversationPage(
  call: Call,
  { token, language, row }: OpenedConversation,
  told: { readonly sent?: boolean; readonly empty?: boolean } = {},
): Promise<Response> {
  const { services } = call;
  const words = continueWords(language).conversation;
  const messages = await messagesOf(services.store.read, { conversation: row.id, most: MOST });
  const team = teamName(services, language);
  const earlier = messages.length === MOST;
  return pageResponse(services, {
    language,
    title: words.title,
    main: markup`${earlier && markup`<p class="soft">${words.earlier}</p>`}
<ol class="said">
${messages.map((message) => item(message, { language, team }))}</ol>
${told.sent && markup`<p class="told" role="status">${words.sent}</p>`}
<form method="post" action="${actionOf(call, token)}">
${hiddenFields({ action: "send", id: randomUUID() })}
${textArea({ name: "text", label: words.label, value: "", most: MAX_CHAT_TEXT, wrong: told.empty ? words.empty : undefined, required: true })}
<button>${words.button}</button>
</form>`,
    status: told.empty ? 400 : 200,
  });
}

function item(
  { author, name, text, files, at }: SaidMessage,
  { language, team }: { readonly language: PageLanguage; readonly team: string },
): Html {
  const words = continueWords(language).conversation;
  const by = { visitor: words.you, agent: name ?? team, answerer: words.answerer }[author];
  const when = new Intl.DateTimeFormat(language, {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone: "UTC",
  }).format(at);
  return markup`<li><b><bdi>${by}</bdi></b> <time class="soft" datetime="${new Date(at).toISOString()}">${when} UTC</time>
<p class="lines">${withLinks(text)}</p>${files > 0 && markup`<p class="soft">${words.files.replace("{count}", String(files))}</p>`}</li>
`;
}

/** A text in which addresses can be followed. */
function withLinks(text: string): Html[] {
  return linksIn(text).map((part) =>
    typeof part === "string"
      ? markup`${part}`
      : markup`<a href="${part.href}" rel="noopener noreferrer nofollow ugc">${part.text}</a>`,
  );
}

/** A page that says one thing. */
export function messagePage(
  call: Call,
  which: "disowned" | "unknown",
  language = pageLanguage(call.request.headers.get("accept-language") ?? ""),
): Response {
  const { title, text } = continueWords(language)[which];
  return pageResponse(call.services, {
    language,
    title,
    main: markup`<p>${withSite(call.services, text)}</p>`,
    status: which === "unknown" ? 404 : 200,
  });
}

function actionOf({ services }: Call, token: string): string {
  const query = new URLSearchParams({ t: token }).toString();
  return `${services.settings.basePath}${CONTINUE_PATH}?${query}`;
}
