import type { ReviewsWords } from "../../anywhere/reviews-words.ts";
import { textsIn } from "../languages.ts";
import { en } from "./en.ts";
import { ko } from "./ko.ts";
import { zh } from "./zh.ts";

const WORDS: Readonly<Record<string, ReviewsWords>> = { en, ko, zh };

/** The words of reviews in a language, with what that language is called; English for any other. */
export function reviewsWords(language: string): { lang: string; words: ReviewsWords } {
  const { lang } = textsIn(language);
  return { lang, words: WORDS[lang]! };
}
