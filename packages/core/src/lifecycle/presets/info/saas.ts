import type { StageInfo } from "./stage-info.ts";

/** What people need to know of the stages of `saas`. */
export const saasInfo = {
  awareness: {
    label: { en: "Awareness", ko: "인지", zh: "认知" },
    goal: {
      en: "Show the problem solved, not the list of features.",
      ko: "기능 목록이 아니라 해결된 문제를 보여 줍니다.",
      zh: "展示问题如何被解决，而不是罗列功能。",
    },
    kpis: ["visitors-by-channel", "new-visitors", "engaged-rate"],
    mapsTo: "awareness",
  },
  consideration: {
    label: { en: "Consideration", ko: "고려", zh: "考虑" },
    goal: {
      en: "Lead from reading to a trial with the shortest form that works.",
      ko: "꼭 필요한 것만 묻는 양식으로, 읽는 데서 체험으로 이끕니다.",
      zh: "用最短的表单，让读者愿意试用。",
    },
    kpis: ["lead-score", "leads", "trial-starts", "return-visits"],
    mapsTo: "consideration",
  },
  purchase: {
    label: { en: "Purchase", ko: "구매", zh: "购买" },
    goal: {
      en: "Turn the trial into a plan that fits the team.",
      ko: "체험을 팀에 맞는 요금제로 이어 줍니다.",
      zh: "让试用转为适合团队的套餐。",
    },
    kpis: ["trial-starts", "checkout-completion", "time-to-buy", "step-drop-off"],
    mapsTo: "purchase",
  },
  onboarding: {
    label: { en: "Onboarding", ko: "온보딩", zh: "上手" },
    goal: {
      en: "Bring every new team to a first success before anything else is offered.",
      ko: "다른 제안에 앞서, 새 팀이 첫 성과를 얻게 합니다.",
      zh: "在推荐其他内容之前，先帮新团队取得首次成功。",
    },
    kpis: ["activation", "time-to-first-value", "chat-questions"],
    mapsTo: "retention",
  },
  retention: {
    label: { en: "Retention", ko: "유지", zh: "留存" },
    goal: {
      en: "Stay part of the daily work, and mend what annoys.",
      ko: "일상 업무의 일부로 남고, 불편한 점을 고칩니다.",
      zh: "融入日常工作，去掉烦人的地方。",
    },
    kpis: ["retention-rate", "churn-rate", "csat", "predicted-churn"],
    mapsTo: "retention",
  },
  advocacy: {
    label: { en: "Advocacy", ko: "추천", zh: "推荐" },
    goal: {
      en: "Turn success into references, reviews and invitations.",
      ko: "성과가 사례와 리뷰, 초대로 이어지게 합니다.",
      zh: "把成果变成案例、评价与邀请。",
    },
    kpis: ["referrals", "reviews", "nps", "referral-conversion"],
    mapsTo: "advocacy",
  },
  loyalty: {
    label: { en: "Loyalty", ko: "충성", zh: "忠诚" },
    goal: {
      en: "Grow with those who renew, and give them a say in what comes.",
      ko: "갱신한 고객과 함께 성장하고, 앞으로의 방향에 의견을 듣습니다.",
      zh: "与续约客户共同成长，让他们参与决定未来方向。",
    },
    kpis: ["lifetime-value", "upsell-rate", "retention-rate"],
    mapsTo: "advocacy",
  },
} as const satisfies Readonly<Record<string, StageInfo>>;
