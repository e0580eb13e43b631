import type { StageInfo } from "./stage-info.ts";

/** What people need to know of the stages of `acquisition-to-loyalty`. */
export const acquisitionToLoyaltyInfo = {
  acquisition: {
    label: { en: "Acquisition", ko: "획득", zh: "获客" },
    goal: {
      en: "Win visitors who fit at a price that pays.",
      ko: "우리와 잘 맞는 방문자를 알맞은 비용으로 모읍니다.",
      zh: "以划算的成本吸引合适的访客。",
    },
    kpis: ["visitors-by-channel", "cost-per-acquisition", "new-visitors", "newsletter-rate"],
    mapsTo: "awareness",
  },
  conversion: {
    label: { en: "Conversion", ko: "전환", zh: "转化" },
    goal: {
      en: "Turn interest into a first order without detours.",
      ko: "관심이 첫 주문으로 곧장 이어지게 합니다.",
      zh: "让感兴趣的人少走弯路，顺利下首单。",
    },
    kpis: ["cart-completion", "checkout-completion", "step-drop-off", "first-orders"],
    mapsTo: "purchase",
  },
  retention: {
    label: { en: "Retention", ko: "유지", zh: "留存" },
    goal: {
      en: "Bring customers back in their own rhythm before they drift away.",
      ko: "고객이 멀어지기 전에, 고객의 주기에 맞춰 다시 찾게 합니다.",
      zh: "顺着顾客自己的购买节奏，在流失之前请他们回来。",
    },
    kpis: ["repeat-rate", "churn-rate", "days-between-orders", "csat"],
    mapsTo: "retention",
  },
  loyalty: {
    label: { en: "Loyalty", ko: "충성", zh: "忠诚" },
    goal: {
      en: "Reward those who stay, and listen to them first.",
      ko: "오래 함께한 고객에게 보답하고, 그 목소리를 먼저 듣습니다.",
      zh: "回馈老顾客，也先听他们的意见。",
    },
    kpis: ["lifetime-value", "repeat-rate", "referrals", "nps"],
    mapsTo: "advocacy",
  },
} as const satisfies Readonly<Record<string, StageInfo>>;
