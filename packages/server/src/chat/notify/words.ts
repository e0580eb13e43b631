import type { PageLanguage } from "../../pages/words.ts";

/** What a browser of the team is told. */
interface PushWords {
  readonly somebody: string;
  /** `{name}`: as the visitor says. */
  readonly named: string;
  /** `{count}`: how many wait, more than one. */
  readonly several: string;
}

const WORDS: Readonly<Record<PageLanguage, PushWords>> = {
  en: {
    somebody: "Somebody is waiting in the chat.",
    named: "{name} is waiting in the chat.",
    several: "{count} people are waiting in the chat.",
  },
  ko: {
    somebody: "채팅에서 답변을 기다리는 분이 있어요.",
    named: "채팅에서 답변을 기다려요: {name}",
    several: "채팅에서 답변을 기다리는 분이 {count}명 있어요.",
  },
  zh: {
    somebody: "有访客在等待回复。",
    named: "{name}正在等待回复。",
    several: "有 {count} 位访客在等待回复。",
  },
};

/** The words of a language. */
export function pushWords(language: PageLanguage): PushWords {
  return WORDS[language];
}
