import { OTHER, type Template } from "./template.ts";

/** How did you hear about us? Asked of new customers; what they say is a trait. */
export const heardAboutUs: Template = {
  heading: {
    en: "How did you hear about us?",
    ko: "저희를 어떻게 알게 되셨나요?",
    zh: "您是怎么知道我们的？",
  },
  questions: [
    {
      id: "from",
      kind: "choice",
      label: {
        en: "Where did you first come across us?",
        ko: "처음 접하신 곳을 골라 주세요.",
        zh: "您最初是从哪里了解到我们的？",
      },
      options: [
        {
          value: "friend",
          label: { en: "From a friend or family", ko: "지인·가족 추천", zh: "亲友推荐" },
        },
        { value: "search", label: { en: "A search engine", ko: "검색", zh: "搜索引擎" } },
        { value: "social", label: { en: "Social media", ko: "소셜 미디어", zh: "社交媒体" } },
        { value: "video", label: { en: "A video", ko: "동영상", zh: "视频" } },
        {
          value: "article",
          label: { en: "A blog or an article", ko: "블로그·기사", zh: "博客或文章" },
        },
        { value: "ad", label: { en: "An advertisement", ko: "광고", zh: "广告" } },
        {
          value: "chatbot",
          label: { en: "A chatbot", ko: "챗봇", zh: "聊天机器人" },
        },
        { value: "shop", label: { en: "A shop or an event", ko: "매장·행사", zh: "门店或活动" } },
        OTHER,
      ],
      required: true,
      trait: "heardFrom",
    },
    {
      id: "where",
      kind: "text",
      label: { en: "Where was it?", ko: "어디에서 보셨나요?", zh: "具体是在哪里呢？" },
      when: { question: "from", is: ["other"] },
    },
  ],
};
