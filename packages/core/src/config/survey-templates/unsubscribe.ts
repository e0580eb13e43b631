import { MORE, OTHER, type Template } from "./template.ts";

/** Why somebody leaves a list. It is asked after they have left, and nothing depends on it. */
export const unsubscribe: Template = {
  heading: {
    en: "Why did you unsubscribe?",
    ko: "수신을 그만두신 이유를 알려 주세요",
    zh: "您为什么退订？",
  },
  questions: [
    {
      id: "reason",
      kind: "choice",
      label: {
        en: "The main reason",
        ko: "가장 큰 이유를 골라 주세요.",
        zh: "主要原因是什么？",
      },
      options: [
        {
          value: "too-many",
          label: { en: "Too many mails", ko: "메일이 너무 많아서", zh: "邮件太多" },
        },
        {
          value: "not-relevant",
          label: {
            en: "They were not about what interests me",
            ko: "관심 있는 내용이 아니라서",
            zh: "内容我不感兴趣",
          },
        },
        {
          value: "never-asked",
          label: {
            en: "I never signed up",
            ko: "신청한 적이 없어서",
            zh: "我从未订阅过",
          },
        },
        {
          value: "not-needed",
          label: {
            en: "I no longer need it",
            ko: "더 이상 필요하지 않아서",
            zh: "不再需要了",
          },
        },
        {
          value: "elsewhere",
          label: {
            en: "I follow you elsewhere",
            ko: "다른 채널에서 소식을 보고 있어서",
            zh: "已在其他渠道关注",
          },
        },
        OTHER,
      ],
      trait: "unsubscribeReason",
    },
    MORE,
  ],
};
