import type { AppTexts } from "./texts.ts";

export const texts: AppTexts = {
  loading: "불러오는 중",
  retry: "다시 시도",
  close: "닫기",
  cancel: "취소",
  save: "저장",
  saved: "저장했습니다.",
  more: "더 보기",
  skip: "본문으로 건너뛰기",
  navigation: "주 메뉴",
  own: "내 계정",
  signOut: "로그아웃",
  waiting: { other: "{n}건 대기 중" },
  language: "언어",
  languages: { en: "English", ko: "한국어", zh: "中文" },
  themes: { system: "시스템 설정에 맞춤", light: "밝은 화면", dark: "어두운 화면" },
  roles: { owner: "소유자", marketer: "마케터", agent: "상담원" },
  shortcuts: {
    title: "키보드 단축키",
    note: "글을 입력하고 있지 않을 때 작동합니다. 내 계정 화면에서 끌 수 있습니다.",
  },
  notFound: {
    title: "페이지를 찾을 수 없습니다",
    text: "주소가 잘못되었거나 삭제된 페이지입니다.",
    back: "처음으로",
  },
  notYours: {
    title: "권한이 없는 화면입니다",
    text: "이 화면이 필요하면 팀의 소유자에게 문의하세요.",
  },
  problems: {
    offline: "서버에 연결할 수 없습니다. 인터넷 연결을 확인한 뒤 다시 시도해 주세요.",
    "internal-error":
      "서버에서 문제가 발생했습니다. 다시 시도해 주세요. 자세한 내용은 서버 로그에 있습니다.",
    "not-found": "더 이상 존재하지 않는 항목입니다.",
    "role-needed": "이 작업을 할 권한이 없습니다.",
    "origin-refused": "서버가 이 페이지를 확인하지 못했습니다. 새로고침해 주세요.",
    "body-invalid": "입력한 내용에 맞지 않는 부분이 있습니다. 확인해 주세요.",
    "too-many-requests": "시도 횟수가 너무 많습니다. 잠시 후 다시 시도해 주세요.",
    overloaded: "서버가 바쁩니다. 잠시 후 다시 시도해 주세요.",
    "storage-busy": "데이터베이스가 바쁩니다. 잠시 후 다시 시도해 주세요.",
    "storage-full": "서버의 저장 공간이 부족해 저장하지 못했습니다.",
    "storage-unavailable": "데이터베이스에 연결할 수 없어 저장하지 못했습니다.",
    "shutting-down": "서버를 다시 시작하는 중입니다. 잠시 후 다시 시도해 주세요.",
  },
};
