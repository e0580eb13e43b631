import { MORE, type Template } from "./template.ts";

/** How a conversation with the shop went. */
export const afterChat: Template = {
  heading: {
    en: "How was our conversation?",
    ko: "상담은 어떠셨나요?",
    zh: "这次沟通怎么样？",
  },
  questions: [
    {
      id: "satisfaction",
      kind: "csat",
      label: {
        en: "How satisfied are you with the help you got?",
        ko: "받으신 상담에 얼마나 만족하시나요?",
        zh: "您对这次得到的帮助满意吗？",
      },
      required: true,
      trait: "chatSatisfaction",
    },
    {
      id: "solved",
      kind: "choice",
      label: {
        en: "Is your question answered?",
        ko: "궁금하신 점이 해결되었나요?",
        zh: "您的问题解决了吗？",
      },
      options: [
        { value: "yes", label: { en: "Yes", ko: "네", zh: "解决了" } },
        { value: "partly", label: { en: "In part", ko: "일부만요", zh: "部分解决" } },
        { value: "no", label: { en: "No", ko: "아니요", zh: "没有解决" } },
      ],
    },
    MORE,
  ],
};
