import type { Text } from "./stage-info.ts";

/** The figures that a dashboard may show for a stage, by id. A closed list. */
export const KPIS = {
  "visitors-by-channel": { en: "Visitors by channel", ko: "채널별 방문자 수", zh: "各渠道访客数" },
  "new-visitors": { en: "New visitors", ko: "신규 방문자 수", zh: "新访客数" },
  "cost-per-acquisition": { en: "Cost per acquisition", ko: "고객 획득 비용", zh: "单次获客成本" },
  "engaged-rate": { en: "Engaged visits", ko: "참여율", zh: "互动访问率" },
  "newsletter-rate": { en: "Newsletter sign-up rate", ko: "뉴스레터 구독률", zh: "邮件订阅率" },
  "return-visits": { en: "Return visits", ko: "재방문 수", zh: "回访次数" },
  leads: { en: "Leads", ko: "리드 수", zh: "线索数" },
  "lead-score": { en: "Lead score", ko: "리드 점수", zh: "线索评分" },
  "qualified-leads": { en: "Qualified leads", ko: "적격 리드 수", zh: "合格线索数" },
  "content-before-orders": {
    en: "Content that precedes orders",
    ko: "주문으로 이어진 콘텐츠",
    zh: "促成下单的内容",
  },
  "chat-questions": { en: "Chat questions", ko: "채팅 문의 수", zh: "在线咨询数" },
  "trial-starts": { en: "Trials started", ko: "무료 체험 시작 수", zh: "试用开通数" },
  "cart-completion": { en: "Cart completion", ko: "장바구니 구매 전환율", zh: "购物车转化率" },
  "checkout-completion": { en: "Checkout completion", ko: "결제 완료율", zh: "结账完成率" },
  "step-drop-off": { en: "Drop-off by step", ko: "단계별 이탈률", zh: "各步骤流失率" },
  "time-to-buy": { en: "Time to buy", ko: "구매까지 걸린 시간", zh: "购买决策时长" },
  "first-orders": { en: "First orders", ko: "첫 주문 수", zh: "首单数" },
  "win-rate": { en: "Win rate", ko: "계약 성사율", zh: "成交率" },
  activation: { en: "Activation rate", ko: "활성화율", zh: "激活率" },
  "time-to-first-value": {
    en: "Time to first value",
    ko: "첫 성과까지 걸린 시간",
    zh: "首次见效所需时间",
  },
  "repeat-rate": { en: "Repeat purchase rate", ko: "재구매율", zh: "复购率" },
  "retention-rate": { en: "Retention rate", ko: "유지율", zh: "留存率" },
  "churn-rate": { en: "Churn rate", ko: "이탈률", zh: "流失率" },
  "days-between-orders": {
    en: "Days between orders",
    ko: "평균 주문 간격(일)",
    zh: "下单间隔天数",
  },
  csat: { en: "Customer satisfaction", ko: "고객 만족도", zh: "客户满意度" },
  "resolution-time": { en: "Resolution time", ko: "문의 해결 시간", zh: "问题解决时长" },
  "upsell-rate": { en: "Upsell rate", ko: "추가 판매율", zh: "增购率" },
  "lifetime-value": { en: "Lifetime value", ko: "고객 생애 가치", zh: "客户终身价值" },
  referrals: { en: "Referrals", ko: "추천 수", zh: "推荐数" },
  "referral-conversion": { en: "Referral conversion", ko: "추천 전환율", zh: "推荐转化率" },
  "referral-order-share": {
    en: "Orders from referrals",
    ko: "추천을 통한 주문 비중",
    zh: "推荐订单占比",
  },
  reviews: { en: "Reviews", ko: "리뷰 수", zh: "评价数" },
  nps: { en: "Net promoter score", ko: "순추천지수(NPS)", zh: "净推荐值（NPS）" },
  "win-back-rate": { en: "Win-back rate", ko: "이탈 고객 복귀율", zh: "流失召回率" },
  "predicted-churn": { en: "Predicted churn", ko: "이탈 예측", zh: "预计流失" },
} as const satisfies Readonly<Record<string, Text>>;

/** Id of a figure that a dashboard may show for a stage. */
export type KpiId = keyof typeof KPIS;
