import type { PageLanguage } from "../../pages/words.ts";
import { en } from "./en.ts";
import { ko } from "./ko.ts";
import { zh } from "./zh.ts";

/** One page. `{site}`: the site's name. */
interface Message {
  readonly title: string;
  readonly text: string;
}

/** What the newsletter's pages say. */
export interface NewsletterWords {
  /**
   * A form was taken. `{address}`: what was typed; `anew`: the same to who comes by a link. `earlier`: to
   * who comes from a page of this host.
   */
  readonly sent: Message & Readonly<Record<"anew" | "spam" | "earlier" | "again", string>>;
  /** A form that does not fit, shown again. */
  readonly form: Message & {
    readonly email: string;
    readonly name: string;
    /** Behind a label, with the space before it where one belongs. */
    readonly optional: string;
    readonly lists: string;
    readonly button: string;
  };
  /** What is wrong with a field. */
  readonly problems: {
    readonly missing: string;
    readonly "no-address": string;
    readonly "no-number": string;
    readonly "no-date": string;
    readonly "not-ticked": string;
    readonly refused: string;
  };
  /** Many sign up just now: who has no JavaScript waits. `{seconds}` */
  readonly wait: Message & { readonly button: string };
  /** Far too many. */
  readonly tooMany: Message & { readonly button: string };
  /** Behind the link of the mail: a question, and its button. */
  readonly ask: Message & { readonly button: string; readonly lists: string };
  /** It was confirmed. `{name}` */
  readonly confirmed: Message & {
    readonly greeting: string;
    readonly onwards: string;
    readonly preferences: string;
  };
  /** What was promised, and does not come now. */
  readonly incentive: { readonly owed: string; readonly over: string };
  readonly already: Message;
  readonly expired: Message & { readonly button: string };
  /** "This was not me": a question, and after it. */
  readonly refuse: Message & { readonly button: string };
  readonly refused: Message;
  /** The sign-up is no longer there. */
  readonly gone: Message;
  /** A link that does not work. */
  readonly unknown: Message;
}

const WORDS: Readonly<Record<PageLanguage, NewsletterWords>> = { en, ko, zh };

/** The words of a language. */
export function newsletterWords(language: PageLanguage): NewsletterWords {
  return WORDS[language];
}
