import type { SurveyWords } from "./words.ts";

export const ko: SurveyWords = {
  optional: " (선택)",
  button: "보내기",
  ends: {
    nps: { lowest: "{score}점: 전혀 추천하고 싶지 않음", highest: "{score}점: 매우 추천하고 싶음" },
    csat: { lowest: "{score}점: 매우 불만족", highest: "{score}점: 매우 만족" },
    ces: { lowest: "{score}점: 전혀 그렇지 않음", highest: "{score}점: 매우 그러함" },
    stars: { lowest: "{score}점: 별로예요", highest: "{score}점: 아주 좋아요" },
  },
  and: " · ",
  only: {
    answered: "‘{question}’에 답하신 경우에만 적어 주세요.",
    chosen: "‘{question}’에서 {options} 항목을 고르신 경우에만 답해 주세요.",
    atMost: "‘{question}’에 {high}점 이하를 주신 경우에만 답해 주세요.",
    atLeast: "‘{question}’에 {low}점 이상을 주신 경우에만 답해 주세요.",
    between: "‘{question}’에 {low}~{high}점을 주신 경우에만 답해 주세요.",
  },
  problems: {
    form: "빠졌거나 맞지 않는 항목이 있습니다. 작성하신 내용은 그대로 남아 있습니다.",
    nothing: "질문에 하나 이상 답해 주세요.",
    missing: "답변이 필요한 질문입니다.",
    refused: "맞지 않는 값입니다. 다시 확인해 주세요.",
  },
  sent: {
    title: "감사합니다",
    links: "괜찮으시다면 아래에서도 {site}에 대한 후기를 남기실 수 있습니다.",
  },
  wait: {
    title: "잠시만 기다려 주세요",
    text: "지금 답변이 몰리고 있습니다. {seconds}초 뒤에 버튼을 눌러 주세요. 작성하신 내용은 그대로 유지됩니다.",
    button: "보내기",
  },
  tooMany: {
    title: "잠시 후 다시 시도해 주세요",
    text: "사용 중인 연결에서 요청이 너무 많이 들어왔습니다. 잠시 후 버튼을 눌러 주세요. 작성하신 내용은 그대로 유지됩니다.",
    button: "다시 시도",
  },
};
