/** A text that people read: one for all languages, or one for each of some, by BCP 47 tags. */
export type Localized = string | Readonly<Record<string, string>>;

/** A text in a language; where there is none in it, in the first one that there is. */
export function localized(text: Localized, locale: string): string {
  if (typeof text === "string") return text;
  return text[locale] ?? text[locale.split(/[-_]/)[0]!] ?? Object.values(text)[0] ?? "";
}
