/** Languages that pages are written in. */
export type PageLanguage = "en" | "ko" | "zh";

/** What stands on every page. `{site}` stands for the site's name. */
interface ShellWords {
  /** The link to the site. */
  readonly home: string;
  readonly privacy: string;
}

const WORDS: Readonly<Record<PageLanguage, ShellWords>> = {
  en: { home: "To {site}", privacy: "Privacy" },
  ko: { home: "{site} 홈페이지로", privacy: "개인정보 처리방침" },
  zh: { home: "前往{site}", privacy: "隐私政策" },
};

/** The words that stand on every page. */
export function shellWords(language: PageLanguage): ShellWords {
  return WORDS[language];
}

/** The language of a page for a tag such as `ko-KR`, or a list of them; English where there is none. */
export function pageLanguage(wanted: string): PageLanguage {
  const tags = wanted.toLowerCase().split(/[\s,;]+/);
  const known = tags.map((tag) => tag.split(/[-_]/)[0]!).find((tag) => Object.hasOwn(WORDS, tag));
  return (known as PageLanguage | undefined) ?? "en";
}
