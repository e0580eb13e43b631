/** The shop's languages; the first has no prefix in its addresses. */
export const locales = ["en", "ko", "zh"] as const;

export type Locale = (typeof locales)[number];

const defaultLocale: Locale = "en";

/** What `<html lang>` says, how a language calls itself, and how Open Graph names it. */
export const languages = {
  en: { tag: "en", label: "English", short: "EN", openGraph: "en_US" },
  ko: { tag: "ko", label: "한국어", short: "한국어", openGraph: "ko_KR" },
  zh: { tag: "zh-Hans", label: "简体中文", short: "中文", openGraph: "zh_CN" },
} as const satisfies Record<Locale, object>;

/** For dates: the English here is British. */
export const datesOf = (locale: string): string => (locale === "en" ? "en-GB" : locale);

/** Between things said one after the other: Chinese has a full-width comma, and no space. */
export const commaOf = (locale: string): string => (locale === "zh" ? "，" : ", ");

/** Between a word and what is said of it. */
export const colonOf = (locale: string): string => (locale === "zh" ? "：" : ": ");

const isLocale = (word: string | undefined): word is Locale =>
  locales.some((locale) => locale === word);

/** The language of the page that is being made. */
export const localeOf = ({ currentLocale }: { currentLocale: string | undefined }): Locale =>
  isLocale(currentLocale) ? currentLocale : defaultLocale;

/** The address of a page in a language: `/compare/` is `/ko/compare/` in Korean. */
export const inLocale = (locale: Locale, path: string): string =>
  locale === defaultLocale ? path : `/${locale}${path}`;

/** The address without its language: `/ko/compare/` is `/compare/`. */
export function withoutLocale(pathname: string): string {
  const [, first, ...rest] = pathname.split("/");
  return isLocale(first) ? `/${rest.join("/")}` : pathname;
}

/** One page per language, for `getStaticPaths` of a page below `[...locale]`. */
export const localePaths = () =>
  locales.map((locale) => ({
    params: { locale: locale === defaultLocale ? undefined : locale },
    props: { locale },
  }));
