/** Languages that every widget speaks. */
export const LANGUAGES = ["en", "ko", "zh"] as const;

/** One of {@link LANGUAGES}. */
export type Language = (typeof LANGUAGES)[number];

/** What every language of every widget has beside its words. */
export interface LanguageTexts {
  /** The language, as in `<html lang>`. */
  readonly lang: string;
  /** In which direction it is written. */
  readonly dir: "ltr" | "rtl";
}

/** The languages of a widget; each is a file of its own and is loaded alone. */
export type LoadTexts<Texts> = Readonly<Record<Language, () => Promise<{ texts: Texts }>>>;

/** A text of the site's own: one for all languages, or one for each. */
export type Localized = string | Readonly<Record<string, string>>;

/** The language of a locale such as "ko-KR"; English where no widget speaks it. */
export function languageOf(locale: string): Language {
  const [base] = locale.toLowerCase().split(/[-_]/);
  return LANGUAGES.find((language) => language === base) ?? "en";
}

/** The locale that an element is to speak: its own, else that of the part of the page around it. */
export function localeOf(element: Element): string {
  const around = element.closest<HTMLElement>("[lang]");
  return element.getAttribute("locale") ?? around?.lang ?? "en";
}

/** A text of the site's in a locale, else in its language, else the first there is. */
export function localized(text: Localized, locale: string): string {
  if (typeof text === "string") return text;
  return text[locale] ?? text[locale.split(/[-_]/)[0]!] ?? Object.values(text)[0] ?? "";
}
