import { texts as common } from "../../platform/texts/ko.ts";
import type { SurveyTexts } from "./texts.ts";

export const texts: SurveyTexts = {
  ...common,
  heading: "설문",
  button: "보내기",
  star: "별 5개 중 {score}개",
  ends: {
    nps: ["전혀 추천하고 싶지 않음", "매우 추천하고 싶음"],
    csat: ["매우 불만족", "매우 만족"],
    ces: ["전혀 그렇지 않음", "매우 그러함"],
  },
  results: {
    sent: "감사합니다",
    offline: {
      heading: "나중에 보내 드립니다",
      text: "지금은 인터넷에 연결되어 있지 않습니다. 답변은 이 브라우저에 보관되었다가, 연결되면 바로 전송됩니다.",
    },
  },
  links: "다른 곳에도 후기를 남겨 주시겠어요?",
};
