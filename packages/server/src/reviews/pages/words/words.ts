import type { PageLanguage } from "../../../pages/words.ts";
import { en } from "./en.ts";
import { ko } from "./ko.ts";
import { zh } from "./zh.ts";

/** One page. `{site}`: the site's name. */
interface Message {
  readonly title: string;
  readonly text: string;
}

/** What the pages of reviews say. */
export interface ReviewWords {
  /** The form. `{product}`: what the shop calls it. */
  readonly form: {
    readonly title: string;
    readonly about: string;
    readonly stars: string;
    /** Of one to five stars. */
    readonly star: readonly [string, string, string, string, string];
    readonly text: string;
    readonly name: string;
    readonly nameHint: string;
    readonly optional: string;
    readonly permission: string;
    /** `{most}` */
    readonly photos: string;
    readonly photosHint: string;
    /** Before what is promised. */
    readonly thanks: string;
    readonly policy: string;
    readonly button: string;
  };
  /** Above a form that does not fit, and beside a field. */
  readonly problems: {
    readonly form: string;
    readonly score: string;
    readonly photos: string;
    readonly refused: string;
  };
  /** A review was taken. */
  readonly done: Message & {
    /** Before the code. */
    readonly code: string;
    readonly owed: string;
    readonly links: string;
  };
  /** Help is offered, beside all else. */
  readonly help: Message & {
    readonly label: string;
    readonly email: string;
    readonly button: string;
  };
  readonly helped: Message;
  /** The review of this link is written. */
  readonly used: Message;
  /** Many send forms just now: who has no JavaScript waits. `{seconds}` */
  readonly wait: Message & { readonly button: string };
  readonly tooMany: Message & { readonly button: string };
  /** A link that does not work, or not any more. */
  readonly unknown: Message;
}

const WORDS: Readonly<Record<PageLanguage, ReviewWords>> = { en, ko, zh };

/** The words of a language. */
export function reviewWords(language: PageLanguage): ReviewWords {
  return WORDS[language];
}
