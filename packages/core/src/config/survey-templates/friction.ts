import { OTHER, type Template } from "./template.ts";

/** What kept somebody from going on: on a cart, a price list, a form. */
export const friction: Template = {
  heading: {
    en: "Did anything stop you today?",
    ko: "이용하시면서 불편한 점이 있었나요?",
    zh: "今天有什么让您犹豫了吗？",
  },
  questions: [
    {
      id: "obstacle",
      kind: "choices",
      label: {
        en: "What made it difficult? Choose all that fit.",
        ko: "어떤 점이 불편하셨나요? 해당하는 것을 모두 골라 주세요.",
        zh: "哪些方面让您觉得不便？可多选。",
      },
      options: [
        { value: "price", label: { en: "The price", ko: "가격", zh: "价格" } },
        {
          value: "delivery",
          label: { en: "Delivery cost or time", ko: "배송비 또는 배송 기간", zh: "运费或配送时间" },
        },
        {
          value: "payment",
          label: {
            en: "My way to pay is missing",
            ko: "원하는 결제 수단이 없음",
            zh: "没有我想用的支付方式",
          },
        },
        {
          value: "information",
          label: {
            en: "I could not find what I wanted to know",
            ko: "필요한 정보를 찾지 못함",
            zh: "找不到想了解的信息",
          },
        },
        {
          value: "trouble",
          label: {
            en: "Something did not work",
            ko: "제대로 작동하지 않는 부분이 있음",
            zh: "有些功能无法正常使用",
          },
        },
        {
          value: "time",
          label: { en: "I am not ready yet", ko: "아직 고민 중", zh: "还没考虑好" },
        },
        OTHER,
      ],
      trait: "obstacle",
    },
    {
      id: "missing",
      kind: "text",
      label: {
        en: "What did you want to know?",
        ko: "어떤 정보가 필요하셨나요?",
        zh: "您想了解什么？",
      },
      when: { question: "obstacle", is: ["information"] },
    },
    {
      id: "what",
      kind: "text",
      label: {
        en: "What happened?",
        ko: "어떤 문제가 있었는지 알려 주세요.",
        zh: "请告诉我们发生了什么。",
      },
      when: { question: "obstacle", is: ["trouble", "other"] },
    },
  ],
};
