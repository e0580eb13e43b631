import type { ChatReply } from "@stagelight/core/config";
import type { PageLanguage } from "../../../pages/words.ts";
import { en } from "./en.ts";
import { ko } from "./ko.ts";
import { zh } from "./zh.ts";

/** One page. `{site}`: the site's name. */
interface Message {
  readonly title: string;
  readonly text: string;
}

/** What the page says on which people write without JavaScript. */
export interface ContactWords {
  readonly form: Message & {
    readonly email: string;
    readonly message: string;
    readonly optional: string;
    /** Nothing is selected. */
    readonly choose: string;
    /** The page that says more of what is agreed to. */
    readonly more: string;
    readonly button: string;
    /** Within what time an answer is promised. */
    readonly reply: Readonly<Record<ChatReply, string>>;
  };
  /** Above a form that does not fit, and beside a field. */
  readonly problems: {
    readonly form: string;
    readonly missing: string;
    readonly email: string;
    readonly refused: string;
    readonly consent: string;
  };
  /** It was taken. `{address}` */
  readonly sent: Message;
  /** Many send forms just now: who has no JavaScript waits. `{seconds}` */
  readonly wait: Message & { readonly button: string };
  readonly tooMany: Message & { readonly button: string };
}

const WORDS: Readonly<Record<PageLanguage, ContactWords>> = { en, ko, zh };

/** The words of a language. */
export function contactWords(language: PageLanguage): ContactWords {
  return WORDS[language];
}
