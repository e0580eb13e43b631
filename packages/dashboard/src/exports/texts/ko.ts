import type { ExportsTexts } from "./texts.ts";

export const texts: ExportsTexts = {
  title: "내보내기",
  about:
    "스프레드시트 등에서 열 수 있는 CSV 파일입니다. 수식으로 오인될 수 있는 값은 작은따옴표(')로 시작합니다. 내려받은 기록은 모두 활동 기록에 남습니다.",
  download: "CSV 내려받기",
  working: "내려받는 중: {of}",
  done: "{file} 파일을 내려받았습니다. 총 {lines}입니다.",
  stopped: "중단했습니다. 저장된 파일은 없습니다.",
  lines: { other: "{n}행" },
  none: "내보낼 항목이 없습니다",
  noneText: "사이트에 뉴스레터, 리뷰, 설문, 추천 프로그램이 있으면 여기에 표시됩니다.",
  newsletter: {
    title: "뉴스레터 구독자",
    about: "구독을 확인한 모든 사람입니다. 구독 중인 목록마다 한 행씩 들어갑니다.",
    list: "목록",
    all: "모든 목록",
    left: "구독을 해지한 사람과 사유도 포함",
  },
  referral: {
    title: "추천 보상",
    about: "한 해 동안 사람마다 지급한 보상과 회수한 보상입니다. 연도는 UTC 기준입니다.",
    year: "연도",
    none: "아직 지급한 보상이 없습니다.",
  },
  reviews: {
    title: "리뷰",
    about: "게시된 리뷰, 대기 중인 리뷰, 숨긴 리뷰와 그 사유까지 모든 리뷰와 점수입니다.",
  },
  surveys: {
    title: "설문 응답",
    about: "응답마다 한 행입니다. 응답한 사람은 ID로만 표시됩니다.",
    survey: "설문",
  },
};
