import type { StageInfo } from "./stage-info.ts";

/** What people need to know of the stages of `discovery-to-advocacy`. */
export const discoveryToAdvocacyInfo = {
  discovery: {
    label: { en: "Discovery", ko: "발견", zh: "发现" },
    goal: {
      en: "Answer the very question that led the visitor here.",
      ko: "방문자를 이곳으로 이끈 바로 그 질문에 답합니다.",
      zh: "回答把访客带到这里的那个问题。",
    },
    kpis: ["visitors-by-channel", "new-visitors", "engaged-rate"],
    mapsTo: "awareness",
  },
  education: {
    label: { en: "Education", ko: "학습", zh: "了解" },
    goal: {
      en: "Teach enough for a confident choice, ours or not.",
      ko: "우리 제품이든 아니든, 자신 있게 고를 만큼 알게 합니다.",
      zh: "让访客了解得足够多，选得放心。",
    },
    kpis: ["content-before-orders", "return-visits", "newsletter-rate", "leads"],
    mapsTo: "consideration",
  },
  purchase: {
    label: { en: "Purchase", ko: "구매", zh: "购买" },
    goal: {
      en: "Make buying as clear as the reading was.",
      ko: "읽기만큼 쉬운 구매 과정을 만듭니다.",
      zh: "让购买像阅读一样清楚明了。",
    },
    kpis: ["checkout-completion", "cart-completion", "step-drop-off", "first-orders"],
    mapsTo: "purchase",
  },
  "post-purchase": {
    label: { en: "Post-purchase", ko: "구매 후", zh: "购后" },
    goal: {
      en: "Confirm the choice with guides and help that fit what was bought.",
      ko: "구매한 제품에 맞는 안내와 도움으로 잘한 선택임을 느끼게 합니다.",
      zh: "针对所购商品提供指南与帮助，让顾客觉得没选错。",
    },
    kpis: ["csat", "repeat-rate", "days-between-orders", "resolution-time"],
    mapsTo: "retention",
  },
  advocacy: {
    label: { en: "Advocacy", ko: "추천", zh: "推荐" },
    goal: {
      en: "Give those who are convinced a voice and an audience.",
      ko: "확신을 가진 고객의 목소리가 널리 들리게 합니다.",
      zh: "让认可我们的顾客有机会发声，并被更多人听见。",
    },
    kpis: ["reviews", "referrals", "referral-order-share", "nps"],
    mapsTo: "advocacy",
  },
} as const satisfies Readonly<Record<string, StageInfo>>;
