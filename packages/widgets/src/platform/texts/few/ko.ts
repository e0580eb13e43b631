import type { FewTexts } from "../texts.ts";

export const few: FewTexts = {
  lang: "ko",
  dir: "ltr",
  name: "이름",
  optional: " (선택)",
  busy: "보내는 중…",
  failures: {
    "too-many": "요청이 너무 많습니다. 몇 분 후에 다시 시도해 주세요.",
    server: "서버에 문제가 생겼습니다. 몇 분 후에 다시 시도해 주세요.",
    "no-answer": "응답이 없습니다. 연결을 확인하고 다시 시도해 주세요.",
  },
};
