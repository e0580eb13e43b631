import { few } from "./few/ko.ts";
import type { CommonTexts } from "./texts.ts";

export const texts: CommonTexts = {
  ...few,
  email: "이메일 주소",
  proof: "잠시만 기다려 주세요. 로봇이 아닌지 확인하고 있습니다.",
  trap: "이 칸은 비워 두세요",
  problems: {
    missing: "입력해 주세요.",
    "not-chosen": "하나 이상 선택해 주세요.",
    "no-address": "mina@example.com과 같은 형식으로 입력해 주세요.",
    "too-long": "너무 깁니다.",
    refused: "서버에서 받아들이지 않는 값입니다. 다시 확인해 주세요.",
  },
};
