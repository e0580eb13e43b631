import { en } from "./en.ts";
import { ko } from "./ko.ts";
import type { Texts } from "./texts.ts";
import { zh } from "./zh.ts";

const LANGUAGES: readonly Texts[] = [en, ko, zh];

/** The words of a language, by its own name or by what it begins with; English for any other. */
export function textsIn(language: string | undefined): Texts {
  const [base] = (language ?? "").toLowerCase().split(/[-_]/);
  return LANGUAGES.find(({ lang }) => lang === base) ?? en;
}
