import type { StageInfo } from "./stage-info.ts";

/** What people need to know of the stages of `crm-process`. */
export const crmProcessInfo = {
  "brand-awareness": {
    label: { en: "Brand awareness", ko: "브랜드 인지", zh: "品牌认知" },
    goal: {
      en: "Be remembered by name when the need comes up.",
      ko: "필요한 순간에 우리 이름이 떠오르게 합니다.",
      zh: "需求出现时，让人想得起我们的名字。",
    },
    kpis: ["visitors-by-channel", "new-visitors", "engaged-rate"],
    mapsTo: "awareness",
  },
  "lead-acquisition": {
    label: { en: "Lead acquisition", ko: "리드 확보", zh: "获取线索" },
    goal: {
      en: "Earn a contact in exchange for something of use.",
      ko: "쓸모 있는 자료를 건네고 연락처를 받습니다.",
      zh: "用有价值的内容换得联系方式。",
    },
    kpis: ["leads", "cost-per-acquisition", "newsletter-rate", "lead-score"],
    mapsTo: "consideration",
  },
  conversion: {
    label: { en: "Conversion", ko: "전환", zh: "转化" },
    goal: {
      en: "Follow up while it is fresh, and make the deal easy to close.",
      ko: "관심이 식기 전에 응대하고, 쉽게 계약하게 합니다.",
      zh: "趁热跟进，让成交变得简单。",
    },
    kpis: ["win-rate", "time-to-buy", "checkout-completion", "first-orders"],
    mapsTo: "purchase",
  },
  service: {
    label: { en: "Service", ko: "서비스", zh: "服务" },
    goal: {
      en: "Solve it at the first contact, with the whole history at hand.",
      ko: "지난 이력을 모두 살펴, 첫 문의에서 해결합니다.",
      zh: "掌握完整记录，首次接触就解决问题。",
    },
    kpis: ["resolution-time", "csat", "churn-rate", "repeat-rate"],
    mapsTo: "retention",
  },
  upsell: {
    label: { en: "Upsell", ko: "추가 판매", zh: "增购" },
    goal: {
      en: "Offer what goes with what they have, when they look for it.",
      ko: "고객이 찾을 때, 이미 쓰는 제품에 어울리는 것을 권합니다.",
      zh: "在顾客需要时，推荐与已有产品相配的选择。",
    },
    kpis: ["upsell-rate", "lifetime-value", "days-between-orders"],
    mapsTo: "retention",
  },
} as const satisfies Readonly<Record<string, StageInfo>>;
