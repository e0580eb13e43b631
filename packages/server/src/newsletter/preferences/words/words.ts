import type { PageLanguage } from "../../../pages/words.ts";
import type { Frequency } from "../../frequency.ts";
import { en } from "./en.ts";
import { ko } from "./ko.ts";
import { zh } from "./zh.ts";

/** One page. `{site}`: the site's name. */
interface Message {
  readonly title: string;
  readonly text: string;
}

/** Why people leave. What is stored, in this order. */
export const REASONS = ["too-many", "not-for-me", "never-asked", "other"] as const;

export type Reason = (typeof REASONS)[number];

/** What the preference centre says. */
export interface PreferencesWords {
  /** The page itself. `{address}`: most of it hidden, since mails are forwarded. */
  readonly centre: Message & {
    readonly lists: string;
    readonly frequency: string;
    readonly asListed: string;
    readonly frequencies: Readonly<Record<Frequency, string>>;
    readonly language: string;
    readonly save: string;
    /** Shown above after a change. */
    readonly saved: string;
    readonly wrong: string;
    readonly leave: string;
    /** What is kept of the person. */
    readonly data: string;
    readonly dataText: string;
    readonly download: string;
    readonly erase: string;
  };
  /** After leaving everything, with the question why and a way back. */
  readonly left: Message & {
    readonly why: string;
    readonly reasons: Readonly<Record<Reason, string>>;
    readonly more: string;
    readonly send: string;
    readonly back: string;
  };
  readonly thanks: Message;
  /** Before everything is erased. */
  readonly erase: Message & { readonly button: string; readonly keep: string };
  readonly erased: Message;
  /** A link that is over or incomplete: a new one is sent. */
  readonly old: Message & {
    readonly email: string;
    readonly button: string;
    readonly noAddress: string;
  };
  /** Before something that only whoever has the mailbox may do. */
  readonly fresh: Message & { readonly button: string };
  /** The same, whoever's address it was. */
  readonly sent: Message;
}

const WORDS: Readonly<Record<PageLanguage, PreferencesWords>> = { en, ko, zh };

/** The words of a language. */
export function preferencesWords(language: PageLanguage): PreferencesWords {
  return WORDS[language];
}
