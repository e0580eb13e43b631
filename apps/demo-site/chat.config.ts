import type { StagelightConfig } from "@stagelight/astro/config";

/** The shop in Seoul answers while it is open; at once answers what stands on the pages of the help. */
export const chat = {
  team: { en: "Nuri Tea", ko: "누리차", zh: "努里茶" },
  greeting: {
    en: "Hello! Ask us anything about tea, or about your order.",
    ko: "안녕하세요! 차든 주문이든 편하게 물어보세요.",
    zh: "您好！关于茶、关于订单，都可以问。",
  },
  hours: {
    timeZone: "Asia/Seoul",
    weekly: {
      tue: ["11:00-19:00"],
      wed: ["11:00-19:00"],
      thu: ["11:00-19:00"],
      fri: ["11:00-19:00"],
      sat: ["11:00-19:00"],
      sun: ["11:00-19:00"],
    },
    closed: ["2026-12-25", "2027-02-06", "2027-02-07", "2027-02-08"],
  },
  reply: "minutes",
  fields: [
    {
      id: "name",
      label: { en: "Your name", ko: "이름", zh: "您的称呼" },
      type: "text",
    },
    {
      id: "email",
      label: {
        en: "E-mail, should you have to leave",
        ko: "이메일(자리를 비우실 때 답을 보내 드려요)",
        zh: "邮箱（您若离开，答复寄到这里）",
      },
      type: "email",
    },
  ],
  consent: {
    text: {
      en: "We keep what you write for a year after your last message, to answer you. Please leave out what is nobody’s business.",
      ko: "답해 드리기 위해 보내신 내용을 마지막 메시지 뒤 1년 동안 보관합니다. 민감한 정보는 적지 말아 주세요.",
      zh: "为了答复您，您写的内容会保存到最后一条消息之后一年。与此无关的私事请不要写。",
    },
    link: "/[...locale]/privacy/#chat",
  },
  quickReplies: [
    { en: "What does shipping cost?", ko: "배송비는 얼마인가요?", zh: "运费是多少？" },
    {
      en: "Which tea should I start with?",
      ko: "무엇부터 마시면 좋을까요?",
      zh: "从哪一款喝起？",
    },
  ],
  answers: {
    pages: ["/help/**"],
    entries: [
      {
        id: "first-tea",
        question: {
          en: "Which tea should I start with?",
          ko: "무엇부터 마시면 좋을까요?",
          zh: "从哪一款喝起？",
        },
        answer: {
          en: "The Sejak if you like green things, the Hwangcha if you drink black tea, the first-taste set if you do not know.",
          ko: "풋풋한 맛이 좋다면 세작, 홍차를 마신다면 황차, 잘 모르겠다면 맛보기 세트를 권해요.",
          zh: "爱清鲜的，选细雀；平日喝红茶的，选黄茶；说不准的，先买初尝三味。",
        },
        page: "/[...locale]/products/",
      },
      {
        id: "opening-hours",
        question: {
          en: "When is the shop open?",
          ko: "가게는 언제 여나요?",
          zh: "店铺几点开门？",
        },
        answer: {
          en: "Tuesday to Sunday from 11 to 19, Seoul time. On Mondays we rest.",
          ko: "화요일부터 일요일까지 11시에 열고 19시에 닫아요. 월요일은 쉽니다.",
          zh: "周二至周日，首尔时间11时至19时。周一休息。",
        },
      },
    ],
  },
  mail: { replyTo: "chat@in.nuri.example" },
  lines: [
    {
      // A full cart, and twice on the page about postage: that is where orders end.
      id: "shipping-with-cart",
      text: {
        en: "Wondering about shipping? Tell us where it goes, and we tell you what it costs and when it is there.",
        ko: "배송이 궁금하신가요? 어디로 보내실지 알려 주시면 배송비와 도착하는 날을 알려 드려요.",
        zh: "在看运费吗？告诉我们寄到哪里，就告诉您多少钱、几天到。",
      },
      quickReplies: [
        { en: "To Korea", ko: "국내로요", zh: "寄到韩国" },
        { en: "Abroad", ko: "해외로요", zh: "寄到韩国以外" },
      ],
      when: { stage: "purchase", interests: "shipping" },
      trigger: { event: "Page Viewed", properties: { topic: "shipping" } },
      priority: 1,
    },
  ],
} as const satisfies StagelightConfig["chat"];
