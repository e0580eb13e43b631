import type { ChatAttachments, ChatField, ChatReply, ReadChat } from "./chat.ts";
import { pageByLocale } from "./localized-page.ts";
import type { Localized } from "./localized.ts";

/** What the chat's widget has to know, in a browser. Whether somebody is there the server says. */
export interface ChatSettings {
  /** Who answers. */
  readonly team?: Localized;
  readonly greeting: Localized;
  readonly away?: Localized;
  readonly reply?: ChatReply;
  /** What is asked before the first message. */
  readonly fields?: readonly ChatField[];
  /** What people agree to before the first message; the page by the site's languages, where it differs. */
  readonly consent?: { readonly text: Localized; readonly link?: Localized };
  readonly quickReplies?: readonly Localized[];
  /** Nothing where no files can be sent. */
  readonly attachments?: Required<ChatAttachments>;
  readonly transcript?: true;
  readonly rating?: true;
  readonly sound?: true;
  /** Whether there are answers to look up, and whether somebody else's answerer is asked too. */
  readonly answers?: { readonly index?: true; readonly answerer?: true };
  /** What lines say, by their ids; when they do stands among the site's prompts. */
  readonly lines?: Readonly<
    Record<string, { readonly text: Localized; readonly quickReplies?: readonly Localized[] }>
  >;
}

/** What a site's chat has to know, for pages: nothing of it is secret. Nothing without a chat. */
export function chatSettings({
  chat,
  site: { locales },
}: {
  readonly chat?: ReadChat | undefined;
  readonly site: { readonly locales: readonly string[] };
}): ChatSettings | undefined {
  if (!chat) return undefined;
  const { team, greeting, away, reply, fields, consent, quickReplies, attachments } = chat;
  const { pages, entries, answerer } = chat.answers;
  const index = pages.length > 0 || entries.length > 0;
  return {
    ...(team !== undefined && { team }),
    greeting,
    ...(away !== undefined && { away }),
    ...(reply && { reply }),
    ...(fields.length > 0 && {
      fields: fields.map(({ required, ...field }) => ({ ...field, ...(required && { required }) })),
    }),
    ...(consent && {
      consent: {
        text: consent.text,
        ...(consent.link !== undefined && { link: pageByLocale(consent.link, locales) }),
      },
    }),
    ...(quickReplies.length > 0 && { quickReplies }),
    ...(attachments && { attachments }),
    ...(chat.transcript && { transcript: true }),
    ...(chat.rating && { rating: true }),
    ...(chat.sound && { sound: true }),
    ...((index || answerer) && {
      answers: { ...(index && { index }), ...(answerer && { answerer: true }) },
    }),
    ...(chat.lines.length > 0 && { lines: linesById(chat.lines) }),
  };
}

function linesById(lines: ReadChat["lines"]): NonNullable<ChatSettings["lines"]> {
  return Object.fromEntries(
    lines.map(({ id, text, quickReplies }) => [
      id,
      { text, ...(quickReplies.length > 0 && { quickReplies }) },
    ]),
  );
}
