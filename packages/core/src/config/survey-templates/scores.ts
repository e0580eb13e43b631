import type { Template } from "./template.ts";

/** What stands behind a score, in one's own words. */
const WHY = {
  id: "why",
  kind: "text",
  label: {
    en: "What is the main reason for your score?",
    ko: "그렇게 평가하신 가장 큰 이유는 무엇인가요?",
    zh: "您给出这个评分的主要原因是什么？",
  },
} as const;

/** The one question of Reichheld 2003, "The One Number You Need to Grow". */
export const nps: Template = {
  heading: {
    en: "Would you recommend us?",
    ko: "저희를 추천하시겠어요?",
    zh: "您愿意推荐我们吗？",
  },
  questions: [
    {
      id: "nps",
      kind: "nps",
      label: {
        en: "How likely are you to recommend us to a friend or colleague?",
        ko: "저희를 친구나 동료에게 추천하실 의향이 얼마나 있으신가요?",
        zh: "您有多大可能向朋友或同事推荐我们？",
      },
      required: true,
      trait: "nps",
    },
    WHY,
  ],
};

/** Satisfaction, in five steps. */
export const csat: Template = {
  heading: { en: "Are you satisfied?", ko: "만족하셨나요?", zh: "您满意吗？" },
  questions: [
    {
      id: "csat",
      kind: "csat",
      label: {
        en: "How satisfied are you with us overall?",
        ko: "전반적으로 얼마나 만족하시나요?",
        zh: "总体来说，您对我们满意吗？",
      },
      required: true,
      trait: "csat",
    },
    WHY,
  ],
};

/** Effort, as CES 2.0 asks for it: how far a statement is agreed with, in seven steps. */
export const ces: Template = {
  heading: { en: "Was it easy?", ko: "이용하기 쉬우셨나요?", zh: "使用起来方便吗？" },
  questions: [
    {
      id: "ces",
      kind: "ces",
      label: {
        en: "“You made it easy for me to get what I wanted.” How far do you agree?",
        ko: "‘원하는 것을 쉽게 해결할 수 있었다.’ 이 말에 얼마나 동의하시나요?",
        zh: "“我很轻松就办成了想办的事。”您在多大程度上同意？",
      },
      required: true,
      trait: "ces",
    },
    WHY,
  ],
};
