import type { PromptText } from "../../anywhere/prompts.ts";

/** A text of the config in the page's language; where there is none in it, in the first one that there is. */
export function inLanguage(text: PromptText): string {
  const { lang } = document.documentElement;
  return typeof text == "string"
    ? text
    : (text[lang] ?? text[lang.split("-")[0]!] ?? Object.values(text)[0]!);
}
