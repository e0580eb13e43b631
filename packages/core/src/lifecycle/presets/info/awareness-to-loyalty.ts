import type { StageInfo } from "./stage-info.ts";

/** What people need to know of the stages of `awareness-to-loyalty`. */
export const awarenessToLoyaltyInfo = {
  awareness: {
    label: { en: "Awareness", ko: "인지", zh: "认知" },
    goal: {
      en: "Let the right companies and people know that we exist.",
      ko: "우리를 알아야 할 회사와 담당자에게 이름을 알립니다.",
      zh: "让合适的企业和人知道我们的存在。",
    },
    kpis: ["visitors-by-channel", "new-visitors", "cost-per-acquisition"],
    mapsTo: "awareness",
  },
  engagement: {
    label: { en: "Engagement", ko: "참여", zh: "互动" },
    goal: {
      en: "Turn a reader into somebody whom we may write to.",
      ko: "글을 읽던 사람이 소식을 구독하게 합니다.",
      zh: "让读者成为愿意接收我们消息的人。",
    },
    kpis: ["engaged-rate", "newsletter-rate", "return-visits", "leads"],
    mapsTo: "consideration",
  },
  evaluation: {
    label: { en: "Evaluation", ko: "평가", zh: "评估" },
    goal: {
      en: "Give the whole buying team what it needs for a yes.",
      ko: "구매를 결정하는 사람마다 필요한 근거를 갖추어 줍니다.",
      zh: "让参与采购决策的每个人，都拿得到点头的依据。",
    },
    kpis: ["qualified-leads", "trial-starts", "chat-questions", "lead-score"],
    mapsTo: "consideration",
  },
  purchase: {
    label: { en: "Purchase and support", ko: "구매와 지원", zh: "购买与支持" },
    goal: {
      en: "Close without surprises, and support as promised.",
      ko: "뜻밖의 일 없이 계약하고, 약속한 대로 지원합니다.",
      zh: "顺利成交，并如约提供支持。",
    },
    kpis: ["first-orders", "win-rate", "resolution-time", "csat"],
    mapsTo: "purchase",
  },
  loyalty: {
    label: { en: "Loyalty", ko: "충성", zh: "忠诚" },
    goal: {
      en: "Earn the renewal early, and the recommendation with it.",
      ko: "재계약을 일찍 끌어내고, 추천까지 받습니다.",
      zh: "及早赢得续约，也赢得推荐。",
    },
    kpis: ["retention-rate", "lifetime-value", "referrals", "nps"],
    mapsTo: "advocacy",
  },
} as const satisfies Readonly<Record<string, StageInfo>>;
