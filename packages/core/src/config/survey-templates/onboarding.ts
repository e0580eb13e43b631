import { MORE, OTHER, type Template } from "./template.ts";

/** What brings somebody here, asked at the beginning; the answers are traits that content can go by. */
export const onboarding: Template = {
  heading: {
    en: "What brings you here?",
    ko: "어떤 목적으로 찾아 주셨나요?",
    zh: "您此行想做什么？",
  },
  questions: [
    {
      id: "goal",
      kind: "choice",
      label: {
        en: "What would you like to do first?",
        ko: "가장 먼저 하고 싶은 일을 골라 주세요.",
        zh: "您最想先做什么？",
      },
      options: [
        {
          value: "myself",
          label: {
            en: "Find something for myself",
            ko: "내가 쓸 것 찾기",
            zh: "为自己挑选",
          },
        },
        { value: "gift", label: { en: "Find a gift", ko: "선물 고르기", zh: "挑选礼物" } },
        {
          value: "business",
          label: { en: "Buy for my business", ko: "업무용으로 구매하기", zh: "为公司采购" },
        },
        {
          value: "learn",
          label: { en: "Just learn more", ko: "둘러보고 알아보기", zh: "先了解一下" },
        },
        OTHER,
      ],
      trait: "goal",
    },
    {
      id: "experience",
      kind: "choice",
      label: {
        en: "How well do you know this field?",
        ko: "이 분야를 얼마나 알고 계신가요?",
        zh: "您对这一领域有多了解？",
      },
      options: [
        { value: "new", label: { en: "I am new to it", ko: "처음이에요", zh: "刚刚接触" } },
        { value: "some", label: { en: "I know the basics", ko: "조금 알아요", zh: "略知一二" } },
        { value: "expert", label: { en: "I know it well", ko: "잘 알아요", zh: "非常熟悉" } },
      ],
      trait: "experience",
    },
    MORE,
  ],
};
