import type { PageLanguage } from "../../../pages/words.ts";
import { en } from "./en.ts";
import { ko } from "./ko.ts";
import { zh } from "./zh.ts";

/** One page. `{site}`: the site's name. */
interface Message {
  readonly title: string;
  readonly text: string;
}

/** What the pages say that mails of a conversation lead to. */
export interface ContinueWords {
  /** Somebody has opened the link. `{address}` */
  readonly ask: Message & {
    /** What going on means: it is not known who has begun. */
    readonly name: string;
    readonly button: string;
    readonly notMe: string;
  };
  /** The conversation. */
  readonly conversation: {
    readonly title: string;
    readonly you: string;
    /** What answers at once. */
    readonly answerer: string;
    /** Beside a message with files. `{count}` */
    readonly files: string;
    readonly earlier: string;
    readonly sent: string;
    readonly label: string;
    readonly button: string;
    readonly empty: string;
  };
  /** The owner of the mailbox says that it was somebody else. */
  readonly disowned: Message;
  /** A link that does not work, or not any more. */
  readonly unknown: Message;
}

const WORDS: Readonly<Record<PageLanguage, ContinueWords>> = { en, ko, zh };

/** The words of a language. */
export function continueWords(language: PageLanguage): ContinueWords {
  return WORDS[language];
}
