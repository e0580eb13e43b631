import type { Choice } from "../design/choices.tsx";
import { type Localized, localized } from "../platform/texts.ts";
import type { OptionSource } from "../platform/widget.ts";

/** What a site says of its chat. Texts may differ by language. */
export interface ChatSettings {
  /** Who answers. */
  readonly team?: Localized;
  readonly greeting?: Localized;
  /** What is said while nobody is there. */
  readonly away?: Localized;
  /** Within what time an answer is promised. */
  readonly reply?: "minutes" | "hours" | "day";
  /** What is asked before the first message. The one of the type `email` is the person's address. */
  readonly fields?: readonly {
    readonly id: string;
    readonly label: Localized;
    readonly type: "text" | "email" | "select";
    readonly options?: readonly { readonly value: string; readonly label: Localized }[];
    readonly required?: boolean;
  }[];
  /** What people agree to before the first message, and the page that says more. */
  readonly consent?: { readonly text: Localized; readonly link?: Localized };
  readonly quickReplies?: readonly Localized[];
  /** Nothing where no files can be sent. */
  readonly attachments?: { readonly types: readonly string[]; readonly mostBytes: number };
  readonly transcript?: boolean;
  readonly rating?: boolean;
  /** Whether an answer can be heard from the beginning. */
  readonly sound?: boolean;
  /** Whether there are answers to look up, and whether an answerer is asked too. */
  readonly answers?: { readonly index?: boolean; readonly answerer?: boolean };
  /** What proactive lines say, by their ids. */
  readonly lines?: Readonly<
    Record<string, { readonly text: Localized; readonly quickReplies?: readonly Localized[] }>
  >;
}

/** A field in the language of the chat. */
export interface AskedField {
  readonly id: string;
  /** In the form: there is one address, whatever it is called. */
  readonly name: string;
  readonly label: string;
  readonly type: "text" | "email" | "select";
  readonly choices: readonly Choice[];
  readonly required: boolean;
}

/** A line in the language of the chat. */
export interface Line {
  readonly text: string;
  readonly quickReplies: readonly string[];
}

/** All that a chat needs to know, in its language. */
export interface ChatOptions {
  readonly server: string;
  readonly locale: string;
  /** Words on the launcher; nothing: the chat's own. */
  readonly label: string | undefined;
  readonly team: string | undefined;
  readonly greeting: string | undefined;
  readonly away: string | undefined;
  readonly reply: "minutes" | "hours" | "day" | undefined;
  readonly fields: readonly AskedField[];
  readonly consent: { readonly text: string; readonly link: string | undefined } | undefined;
  readonly quickReplies: readonly string[];
  readonly attachments:
    { readonly types: readonly string[]; readonly mostBytes: number } | undefined;
  readonly transcript: boolean;
  readonly rating: boolean;
  readonly sound: boolean;
  /** Where the index of answers lies, and whether an answerer is asked too. */
  readonly answers: { readonly index: string | undefined; readonly answerer: boolean } | undefined;
  readonly lines: Readonly<Record<string, Line>>;
}

/** Options from attributes and the site's settings. */
export function readChatOptions({
  attribute,
  settings,
  server,
  locale,
}: OptionSource): ChatOptions {
  const said = (settings ?? {}) as ChatSettings;
  const { fields = [], consent, answers, lines = {}, quickReplies = [] } = said;
  const entries = answers?.index ? `${server}/v1/chat/answers?locale=${locale}` : undefined;
  const index = attribute("answers") ?? entries;
  const say = (text: Localized) => localized(text, locale);
  const maybe = (text: Localized | undefined) => text && say(text);
  return {
    server,
    // Pages say "en_US" as well, which no format takes.
    locale: locale.replace("_", "-"),
    label: attribute("label") ?? undefined,
    team: maybe(said.team),
    greeting: maybe(said.greeting),
    away: maybe(said.away),
    reply: said.reply,
    fields: fields.map(({ id, label, type, options = [], required = false }) => ({
      id,
      name: type === "email" ? "email" : `fields.${id}`,
      label: say(label),
      type,
      choices: options.map(({ value, label }) => ({ value, label: say(label) })),
      required,
    })),
    consent: consent && { text: say(consent.text), link: maybe(consent.link) },
    quickReplies: quickReplies.map(say),
    attachments: said.attachments,
    transcript: said.transcript ?? false,
    rating: said.rating ?? false,
    sound: said.sound ?? false,
    answers:
      index || answers?.answerer ? { index, answerer: answers?.answerer ?? false } : undefined,
    lines: Object.fromEntries(
      Object.entries(lines).map(([id, { text, quickReplies = [] }]) => [
        id,
        { text: say(text), quickReplies: quickReplies.map(say) },
      ]),
    ),
  };
}
