import { texts as common } from "../../platform/texts/ko.ts";
import type { ReviewTexts } from "./texts.ts";

export const texts: ReviewTexts = {
  ...common,
  stars: {
    heading: "리뷰 쓰기",
    description: "좋은 점도 아쉬운 점도 다른 분들께 도움이 됩니다.",
    text: "리뷰 내용",
    button: "리뷰 보내기",
  },
  shop: {
    heading: "저희 서비스는 어떠셨나요?",
    description: "한 번만 누르시면 됩니다.",
    text: "가장 큰 이유는 무엇인가요?",
    button: "보내기",
  },
  named: "{name}, 어떠셨나요?",
  questions: {
    stars: "별점",
    nps: "친구나 동료에게 저희를 추천하실 의향은 어느 정도인가요?",
    csat: "얼마나 만족하셨나요?",
    ces: "‘쉽게 이용할 수 있었다’는 말에 얼마나 동의하시나요?",
  },
  star: "별 5개 중 {score}개",
  ends: {
    nps: ["전혀 추천하고 싶지 않음", "매우 추천하고 싶음"],
    csat: ["매우 불만족", "매우 만족"],
    ces: ["전혀 그렇지 않음", "매우 그러함"],
  },
  permission: "사이트의 다른 곳에 인용해도 됩니다",
  photos: "사진",
  photosHint: "최대 {most}장, 모두 합해 6MB까지입니다.",
  remove: "삭제",
  alike: "내용과 상관없이 모든 리뷰에 똑같이 드리며, 리뷰에 표시됩니다.",
  policy: "리뷰 수집 방법",
  problems: {
    ...common.problems,
    "no-score": "하나를 선택해 주세요.",
    "too-many": "사진이 너무 많습니다.",
    "too-large": "사진의 전체 용량이 너무 큽니다.",
    "no-photo": "JPEG, PNG, WebP, GIF 사진을 선택해 주세요.",
  },
  failures: {
    ...common.failures,
    link: "메일의 링크가 만료되었거나 일부가 빠졌습니다. 다시 보내시면 링크 없이 전송됩니다.",
  },
  results: {
    sent: { heading: "감사합니다", text: "잘 받았습니다. 어떤 내용이든 똑같이 반영됩니다." },
    used: { heading: "감사합니다", text: "이미 쓰신 리뷰가 반영되어 있습니다." },
    offline: {
      heading: "나중에 보내 드립니다",
      text: "지금은 인터넷에 연결되어 있지 않습니다. 이 브라우저에 보관되었다가, 연결되면 바로 전송됩니다.",
    },
  },
  mailed: "메일로 보내 드립니다.",
  links: "다른 곳에도 후기를 남겨 주시겠어요?",
  help: {
    heading: "도와드릴까요?",
    label: "어떤 점이 불편하셨나요?",
    address: "답변받을 이메일 주소",
    button: "도움 요청하기",
    sent: "메시지를 보냈습니다. 리뷰는 그대로 남습니다.",
  },
};
