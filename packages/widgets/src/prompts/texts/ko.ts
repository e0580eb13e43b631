import type { PromptTexts } from "./texts.ts";

export const texts: PromptTexts = {
  lang: "ko",
  dir: "ltr",
  close: "닫기",
  notNow: "나중에 할게요",
  names: { newsletter: "뉴스레터", other: "알림" },
  appeared: "페이지 끝에 ‘{label}’ 창이 열렸습니다.",
};
