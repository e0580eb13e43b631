import type { Localized } from "../localized.ts";
import type { SurveyQuestion } from "../survey.ts";

/** A survey to begin with. */
export interface Template {
  readonly heading: Localized;
  /** At least one. */
  readonly questions: readonly SurveyQuestion[];
}

/** A place to say more, which may be left empty. */
export const MORE: SurveyQuestion = {
  id: "more",
  kind: "text",
  label: {
    en: "Anything you would like to add?",
    ko: "더 하고 싶은 말씀이 있으신가요?",
    zh: "还有什么想补充的吗？",
  },
};

/** The last of the options. */
export const OTHER = {
  value: "other",
  label: { en: "Something else", ko: "기타", zh: "其他" },
} as const;
