import type { CommonTexts } from "./texts.ts";

export const texts: CommonTexts = {
  lang: "ko",
  dir: "ltr",
  email: "이메일 주소",
  name: "이름",
  optional: " (선택)",
  busy: "보내는 중…",
  proof: "잠시만 기다려 주세요. 로봇이 아닌지 확인하고 있습니다.",
  trap: "이 칸은 비워 두세요",
  problems: {
    missing: "입력해 주세요.",
    "not-chosen": "하나 이상 선택해 주세요.",
    "no-address": "mina@example.com과 같은 형식으로 입력해 주세요.",
    "too-long": "너무 깁니다.",
    refused: "서버에서 받아들이지 않는 값입니다. 다시 확인해 주세요.",
  },
  failures: {
    "too-many": "요청이 너무 많습니다. 몇 분 후에 다시 시도해 주세요.",
    server: "서버에 문제가 생겼습니다. 몇 분 후에 다시 시도해 주세요.",
    "no-answer": "응답이 없습니다. 연결을 확인하고 다시 시도해 주세요.",
  },
};
