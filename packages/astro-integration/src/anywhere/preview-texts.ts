/** Words of the notice. `{}` is what is shown, or what is not known. */
export interface PreviewTexts {
  /** The language, as in `<html lang>`. */
  readonly lang: string;
  /** What the page is shown as: a stage, a segment. */
  readonly preview: string;
  /** Link back to the page as the visitor sees it. */
  readonly leave: string;
  /** The address asks for something that the site does not have. */
  readonly unknown: string;
}

const TEXTS: Readonly<Record<string, PreviewTexts>> = {
  en: {
    lang: "en",
    preview: "Preview: {}",
    leave: "Leave preview",
    unknown: "No preview: this page cannot be shown for “{}”.",
  },
  ko: {
    lang: "ko",
    preview: "미리보기: {}",
    leave: "미리보기 끝내기",
    unknown: "미리보기를 표시할 수 없습니다: “{}”",
  },
  zh: {
    lang: "zh",
    preview: "预览：{}",
    leave: "退出预览",
    unknown: "无法预览：“{}”",
  },
};

/** The notice's words in the language of a page; English for languages that we do not know. */
export function previewTexts(language: string): PreviewTexts {
  return TEXTS[language.slice(0, 2).toLowerCase()] ?? TEXTS["en"]!;
}
