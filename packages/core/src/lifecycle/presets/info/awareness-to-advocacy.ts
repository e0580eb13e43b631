import type { StageInfo } from "./stage-info.ts";

/** What people need to know of the stages of `awareness-to-advocacy`. */
export const awarenessToAdvocacyInfo = {
  awareness: {
    label: { en: "Awareness", ko: "인지", zh: "认知" },
    goal: {
      en: "Be found by those who have the problem, and give them a reason to come back.",
      ko: "같은 고민을 가진 사람이 우리를 발견하고, 다시 찾아올 이유를 얻게 합니다.",
      zh: "让有需要的人找到我们，并有理由再次到访。",
    },
    kpis: ["visitors-by-channel", "new-visitors", "engaged-rate", "newsletter-rate"],
    mapsTo: "awareness",
  },
  consideration: {
    label: { en: "Consideration", ko: "고려", zh: "考虑" },
    goal: {
      en: "Answer what people compare and doubt, so that they leave an address or try.",
      ko: "비교하며 망설이는 점에 답해, 연락처를 남기거나 체험해 보게 합니다.",
      zh: "解答比较中的疑虑，让访客愿意留下联系方式或先行试用。",
    },
    kpis: ["leads", "return-visits", "content-before-orders", "chat-questions"],
    mapsTo: "consideration",
  },
  purchase: {
    label: { en: "Purchase", ko: "구매", zh: "购买" },
    goal: {
      en: "Clear the way from the cart to the thank-you page.",
      ko: "장바구니에서 주문 완료까지, 걸림돌을 없앱니다.",
      zh: "扫清从购物车到下单成功之间的障碍。",
    },
    kpis: ["checkout-completion", "cart-completion", "step-drop-off", "first-orders"],
    mapsTo: "purchase",
  },
  retention: {
    label: { en: "Retention", ko: "유지", zh: "留存" },
    goal: {
      en: "Help customers get the most out of it, so that a second order follows the first.",
      ko: "고객이 제품을 충분히 누리도록 도와 두 번째 주문으로 이어지게 합니다.",
      zh: "帮助顾客用好产品，让首单之后还有第二单。",
    },
    kpis: ["repeat-rate", "retention-rate", "days-between-orders", "csat"],
    mapsTo: "retention",
  },
  advocacy: {
    label: { en: "Advocacy", ko: "추천", zh: "推荐" },
    goal: {
      en: "Make it easy for happy customers to tell others, and thank them for it.",
      ko: "만족한 고객이 쉽게 추천하도록 돕고, 감사를 전합니다.",
      zh: "让满意的顾客轻松向他人推荐，并向他们致谢。",
    },
    kpis: ["referrals", "referral-conversion", "reviews", "nps"],
    mapsTo: "advocacy",
  },
} as const satisfies Readonly<Record<string, StageInfo>>;
