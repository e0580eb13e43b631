/** A text of the config: one for all languages, or one for each. */
export type Localized = string | Readonly<Record<string, string>>;

/** A text in the reader's language, or else in the site's first. */
export function inLanguage(text: Localized, language: string): string {
  if (typeof text === "string") return text;
  return text[language] ?? Object.values(text)[0] ?? "";
}

/** A language by its own name. */
export function languageName(tag: string, language: string): string {
  try {
    return new Intl.DisplayNames([language], { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
