import type { StageInfo } from "./stage-info.ts";

/** What people need to know of the stages of `hubspot`. */
export const hubspotInfo = {
  subscriber: {
    label: { en: "Subscriber", ko: "구독자", zh: "订阅者" },
    goal: {
      en: "Be read: give something of use each time.",
      ko: "매번 쓸모 있는 소식을 전해, 꾸준히 읽게 합니다.",
      zh: "每次都提供有用的内容，让人愿意读。",
    },
    kpis: ["newsletter-rate", "engaged-rate", "return-visits"],
    mapsTo: "awareness",
  },
  lead: {
    label: { en: "Lead", ko: "리드", zh: "线索" },
    goal: {
      en: "Learn what the person needs without asking for much.",
      ko: "많이 묻지 않고도 무엇이 필요한지 알아냅니다.",
      zh: "不多打扰，也能了解对方的需要。",
    },
    kpis: ["leads", "cost-per-acquisition", "lead-score"],
    mapsTo: "consideration",
  },
  mql: {
    label: {
      en: "Marketing qualified lead",
      ko: "마케팅 적격 리드(MQL)",
      zh: "营销合格线索（MQL）",
    },
    goal: {
      en: "Deepen the interest until a talk is worth both sides' time.",
      ko: "서로에게 의미 있는 상담이 될 만큼 관심을 키웁니다.",
      zh: "培养兴趣，直到沟通对双方都有价值。",
    },
    kpis: ["qualified-leads", "lead-score", "content-before-orders"],
    mapsTo: "consideration",
  },
  sql: {
    label: { en: "Sales qualified lead", ko: "영업 적격 리드(SQL)", zh: "销售合格线索（SQL）" },
    goal: {
      en: "Answer within the hour, by somebody who knows the case.",
      ko: "상황을 아는 담당자가 한 시간 안에 답합니다.",
      zh: "由了解情况的人在一小时内回应。",
    },
    kpis: ["qualified-leads", "chat-questions", "time-to-buy"],
    mapsTo: "consideration",
  },
  opportunity: {
    label: { en: "Opportunity", ko: "영업 기회", zh: "商机" },
    goal: {
      en: "Settle what stands between the offer and the signature.",
      ko: "제안에서 계약까지 남은 걸림돌을 치웁니다.",
      zh: "解决报价与签约之间的最后问题。",
    },
    kpis: ["win-rate", "time-to-buy", "step-drop-off"],
    mapsTo: "purchase",
  },
  customer: {
    label: { en: "Customer", ko: "고객", zh: "客户" },
    goal: {
      en: "Deliver what was sold, and notice early when something is amiss.",
      ko: "약속한 그대로 제공하고, 문제를 일찍 알아챕니다.",
      zh: "说到做到，及早发现问题。",
    },
    kpis: ["retention-rate", "csat", "repeat-rate", "churn-rate"],
    mapsTo: "retention",
  },
  evangelist: {
    label: { en: "Evangelist", ko: "추천 고객", zh: "品牌拥护者" },
    goal: {
      en: "Give advocates stories to tell and a reward on both sides.",
      ko: "남에게 들려줄 이야기와, 서로에게 돌아가는 보상을 마련합니다.",
      zh: "给拥护者值得讲的故事，并让双方都有回报。",
    },
    kpis: ["referrals", "referral-order-share", "nps", "reviews"],
    mapsTo: "advocacy",
  },
} as const satisfies Readonly<Record<string, StageInfo>>;
