import type { StageInfo } from "./stage-info.ts";

/** What people need to know of the stages of `awareness-to-decision`. */
export const awarenessToDecisionInfo = {
  awareness: {
    label: { en: "Awareness", ko: "인지", zh: "认知" },
    goal: {
      en: "Let newcomers recognise their problem and remember who can solve it.",
      ko: "처음 온 사람이 자신의 문제를 알아차리고, 해결해 줄 곳을 기억하게 합니다.",
      zh: "让新访客看清自己的需求，并记住谁能帮上忙。",
    },
    kpis: ["visitors-by-channel", "new-visitors", "engaged-rate"],
    mapsTo: "awareness",
  },
  consideration: {
    label: { en: "Consideration", ko: "고려", zh: "考虑" },
    goal: {
      en: "Be on the short list: show fit, proof and price.",
      ko: "잘 맞는지, 믿을 만한지, 얼마인지 보여 주어 최종 후보에 오릅니다.",
      zh: "说清适不适合，拿出佐证，标明价格，进入候选名单。",
    },
    kpis: ["return-visits", "leads", "content-before-orders"],
    mapsTo: "consideration",
  },
  decision: {
    label: { en: "Decision", ko: "결정", zh: "决定" },
    goal: {
      en: "Remove the last doubt and the last step too many.",
      ko: "마지막 망설임을 풀고, 마지막 한 단계까지 덜어 줍니다.",
      zh: "打消最后的顾虑，去掉多余的步骤。",
    },
    kpis: ["checkout-completion", "first-orders", "time-to-buy", "step-drop-off"],
    mapsTo: "purchase",
  },
} as const satisfies Readonly<Record<string, StageInfo>>;
