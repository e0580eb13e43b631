import type { StageInfo } from "./stage-info.ts";

/** What people need to know of the stages of `reach-to-loyalty`. */
export const reachToLoyaltyInfo = {
  reach: {
    label: { en: "Reach", ko: "도달", zh: "触达" },
    goal: {
      en: "Be seen by those for whom it is made.",
      ko: "이 제품이 필요한 사람의 눈에 띄게 합니다.",
      zh: "让真正需要的人看见我们。",
    },
    kpis: ["visitors-by-channel", "new-visitors", "cost-per-acquisition"],
    mapsTo: "awareness",
  },
  acquisition: {
    label: { en: "Acquisition", ko: "획득", zh: "获客" },
    goal: {
      en: "Have visitors stay, join, and tell how to reach them.",
      ko: "방문자가 머무르고, 가입하고, 연락처를 남기게 합니다.",
      zh: "让访客停留、加入，并留下联系方式。",
    },
    kpis: ["newsletter-rate", "leads", "engaged-rate", "return-visits"],
    mapsTo: "consideration",
  },
  conversion: {
    label: { en: "Conversion", ko: "전환", zh: "转化" },
    goal: {
      en: "See those who chose through to the order.",
      ko: "마음을 정한 사람이 주문을 마치도록 돕습니다.",
      zh: "帮助已做选择的人顺利完成下单。",
    },
    kpis: ["checkout-completion", "cart-completion", "time-to-buy", "first-orders"],
    mapsTo: "purchase",
  },
  retention: {
    label: { en: "Retention", ko: "유지", zh: "留存" },
    goal: {
      en: "Stay useful after the order, so that customers have no reason to look elsewhere.",
      ko: "주문 뒤에도 도움이 되어, 다른 곳을 찾을 이유가 없게 합니다.",
      zh: "下单之后依然有用，让顾客无需另寻他处。",
    },
    kpis: ["retention-rate", "repeat-rate", "churn-rate", "csat"],
    mapsTo: "retention",
  },
  loyalty: {
    label: { en: "Loyalty", ko: "충성", zh: "忠诚" },
    goal: {
      en: "Make regulars feel known, and give them something to share.",
      ko: "단골을 알아보고, 주위에 나눌 이야깃거리를 건넵니다.",
      zh: "让老顾客感到被记得，并有值得分享的东西。",
    },
    kpis: ["lifetime-value", "referrals", "nps", "reviews"],
    mapsTo: "advocacy",
  },
} as const satisfies Readonly<Record<string, StageInfo>>;
