import type { PageLanguage } from "../../pages/words.ts";
import { en } from "./en.ts";
import { ko } from "./ko.ts";
import { zh } from "./zh.ts";

/** What a page says. */
interface Message {
  readonly title: string;
  readonly text: string;
}

/** What the pages of surveys say. `{site}`: the site's name. */
export interface SurveyWords {
  /** Behind a label, with the space before it where one belongs. */
  readonly optional: string;
  readonly button: string;
  /** What the lowest and the highest score mean, each with its `{score}`. */
  readonly ends: Readonly<
    Record<"nps" | "csat" | "ces" | "stars", { readonly lowest: string; readonly highest: string }>
  >;
  /** Between what the two ends mean. */
  readonly and: string;
  /**
   * For whom an extra question is: `{question}`, and of choices `{options}`, of scores `{low}` and
   * `{high}`.
   */
  readonly only: Readonly<Record<"answered" | "chosen" | "atMost" | "atLeast" | "between", string>>;
  readonly problems: {
    readonly form: string;
    readonly nothing: string;
    readonly missing: string;
    readonly refused: string;
  };
  /** It was taken; `links`: where else people can review. */
  readonly sent: { readonly title: string; readonly links: string };
  /** Many answer just now: who has no JavaScript waits. `{seconds}` */
  readonly wait: Message & { readonly button: string };
  /** Far too many. */
  readonly tooMany: Message & { readonly button: string };
}

const WORDS: Readonly<Record<PageLanguage, SurveyWords>> = { en, ko, zh };

/** The words of a language. */
export function surveyWords(language: PageLanguage): SurveyWords {
  return WORDS[language];
}
