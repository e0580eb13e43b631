import type { StagelightConfig } from "@stagelight/astro/config";

/** The shop's letters: what people can get, what the form asks, what they agree to, what they are given. */
export const newsletter = {
  lists: [
    {
      id: "tea",
      name: { en: "New teas", ko: "새로 들어온 차", zh: "新茶上架" },
      description: {
        en: "When a picking reaches the shelf",
        ko: "햇차가 들어올 때마다",
        zh: "每有新采的茶到店",
      },
      frequency: {
        en: "six or seven letters a year",
        ko: "한 해에 예닐곱 통",
        zh: "一年六七封",
      },
    },
    {
      id: "events",
      name: { en: "At the tea house", ko: "찻집 소식", zh: "茶室活动" },
      description: {
        en: "Tastings and open evenings in Seoul",
        ko: "서울에서 여는 시음회와 저녁 모임",
        zh: "首尔的品茶会与茶夜",
      },
      frequency: { en: "at most monthly", ko: "많아야 한 달에 한 통", zh: "每月至多一封" },
    },
  ],
  name: true,
  fields: [
    {
      id: "likes",
      type: "choices",
      label: {
        en: "What do you like?",
        ko: "무엇을 좋아하세요?",
        zh: "您喜欢什么？",
      },
      // As the pages name what they are about: what is read and what is chosen is one interest.
      choices: [
        { id: "green-tea", label: { en: "Green tea", ko: "녹차", zh: "绿茶" } },
        { id: "roasted-tea", label: { en: "Roasted tea", ko: "볶은 차", zh: "焙茶" } },
        { id: "matcha", label: { en: "Matcha", ko: "말차", zh: "抹茶" } },
        { id: "teaware", label: { en: "Teaware", ko: "다기", zh: "茶具" } },
      ],
      interest: true,
    },
  ],
  consent: {
    text: {
      en: "Nuri Tea sends you the letters that you choose here, and only once you have confirmed your address. Every letter has a link that ends it.",
      ko: "여기서 신청하신 편지만, 주소를 확인해 주신 뒤에 보내 드립니다. 모든 편지에 수신을 그만두는 링크가 있습니다.",
      zh: "努里茶只寄您在这里订阅的来信，并且在您确认邮箱之后才寄。每封信里都有退订链接。",
    },
    version: "2026-11",
  },
  incentive: {
    id: "first-order",
    kind: "code",
    text: {
      en: "10% off your first order",
      ko: "첫 주문 10% 할인",
      zh: "首单九折",
    },
    codes: { generate: { prefix: "NURI-", most: 500 } },
    budget: { most: 500, perDay: 50 },
  },
  pages: { confirmed: "/[...locale]/" },
} satisfies StagelightConfig["newsletter"];

/** Who has read an article to its end may be asked, once, whether there should be letters too. */
export const prompts = [
  {
    id: "after-reading",
    widget: "newsletter",
    as: "slide-in",
    trigger: { event: "Article Read" },
    // Whoever has told a name has signed up already.
    when: { not: "named" },
    attributes: {
      heading: {
        en: "More like this, by letter?",
        ko: "이런 이야기, 편지로도 받아 보실래요?",
        zh: "这样的文字，也寄给您？",
      },
      description: {
        en: "When a picking reaches the shelf, six or seven times a year.",
        ko: "햇차가 들어올 때마다, 한 해에 예닐곱 번 보내 드려요.",
        zh: "每有新采的茶到店就写，一年六七封。",
      },
      button: { en: "Write to me", ko: "편지 받기", zh: "寄给我" },
      lists: "tea",
    },
  },
] as const;
