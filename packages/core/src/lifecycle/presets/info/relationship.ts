import type { StageInfo } from "./stage-info.ts";

/** What people need to know of the stages of `relationship`. */
export const relationshipInfo = {
  awareness: {
    label: { en: "Awareness", ko: "인지", zh: "认知" },
    goal: {
      en: "Make a first impression worth a second look.",
      ko: "한 번 더 보고 싶은 첫인상을 남깁니다.",
      zh: "留下值得再看一眼的第一印象。",
    },
    kpis: ["visitors-by-channel", "new-visitors", "engaged-rate"],
    mapsTo: "awareness",
  },
  exploration: {
    label: { en: "Exploration", ko: "탐색", zh: "探索" },
    goal: {
      en: "Let people test what we promise, in small steps and without risk.",
      ko: "부담 없이 조금씩, 우리의 약속을 직접 확인하게 합니다.",
      zh: "让人先小试一步、不担风险，检验我们的承诺。",
    },
    kpis: ["return-visits", "leads", "trial-starts", "chat-questions"],
    mapsTo: "consideration",
  },
  commitment: {
    label: { en: "Commitment", ko: "몰입", zh: "承诺" },
    goal: {
      en: "Keep our side of the bargain, and be worth staying with.",
      ko: "약속을 지키며, 계속 함께할 만한 곳이 됩니다.",
      zh: "履行承诺，让顾客愿意一直留下。",
    },
    kpis: ["retention-rate", "repeat-rate", "lifetime-value", "csat"],
    mapsTo: "retention",
  },
  dissolution: {
    label: { en: "Dissolution", ko: "이탈", zh: "流失" },
    goal: {
      en: "Ask why, and give an honest reason to return.",
      ko: "떠난 이유를 묻고, 다시 찾을 만한 진짜 이유를 보여 줍니다.",
      zh: "了解离开的原因，并给出真诚的回归理由。",
    },
    kpis: ["win-back-rate", "churn-rate", "predicted-churn"],
    mapsTo: "consideration",
  },
} as const satisfies Readonly<Record<string, StageInfo>>;
