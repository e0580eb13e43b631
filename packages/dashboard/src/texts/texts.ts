import type { AccountTexts } from "../account/texts/texts.ts";
import type { AppTexts } from "../app/texts/texts.ts";
import type { AuditTexts } from "../audit/texts/texts.ts";
import type { DecisionsTexts } from "../decisions/texts/texts.ts";
import type { ExportsTexts } from "../exports/texts/texts.ts";
import type { InboxTexts } from "../inbox/texts/texts.ts";
import type { PeopleTexts } from "../people/texts/texts.ts";
import type { SettingsTexts } from "../settings/texts/texts.ts";
import type { SignInTexts } from "../sign-in/texts/texts.ts";
import type { TeamTexts } from "../team/texts/texts.ts";

/** Languages that the dashboard speaks. */
export const LANGUAGES = ["en", "ko", "zh"] as const;

/** One of {@link LANGUAGES}. */
export type Language = (typeof LANGUAGES)[number];

/** All words of the dashboard in one language: each part of the app has its own. */
export interface Texts {
  readonly app: AppTexts;
  readonly signIn: SignInTexts;
  readonly inbox: InboxTexts;
  readonly people: PeopleTexts;
  readonly decisions: DecisionsTexts;
  readonly settings: SettingsTexts;
  readonly account: AccountTexts;
  readonly team: TeamTexts;
  readonly audit: AuditTexts;
  readonly exports: ExportsTexts;
}

/** The first language of a list of tags, such as `ko-KR`, that the dashboard speaks; English where none is. */
export function languageOf(tags: readonly string[]): Language {
  const spoken = tags.map((tag) => tag.toLowerCase().split(/[-_]/)[0]);
  return LANGUAGES.find((language) => language === spoken.find(isLanguage)) ?? "en";
}

function isLanguage(tag: string | undefined): tag is Language {
  return LANGUAGES.some((language) => language === tag);
}

/** Loads the words of a language, which are a file of their own. */
export async function loadTexts(language: Language): Promise<Texts> {
  const files = {
    en: () => import("./en.ts"),
    ko: () => import("./ko.ts"),
    zh: () => import("./zh.ts"),
  };
  return (await files[language]()).texts;
}
