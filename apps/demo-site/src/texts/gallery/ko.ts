import type en from "./en.ts";

const ko: typeof en = {
  title: "모든 위젯의 모든 상태 | 누리차",
  description: "방문자가 보게 될 위젯의 모습을 네 가지 테마로 모았어요.",
  heading: "모든 위젯의 모든 상태",
  lead: "여기서는 눌러도 아무 일도 일어나지 않아요. 위젯의 화면에 상태만 넣어 그린 것이에요. 가게 색은 기기의 밝은 화면과 어두운 화면을 따라가요.",
  themes: { light: "밝게", dark: "어둡게", shop: "가게 색", rtl: "오른쪽에서 왼쪽으로" },
  unavailable: "unavailable",
  fallback: {
    newsletter: "메일로 편지 신청하기",
    referral: "메일로 링크 받기",
    "referral-gift": "메일로 친구의 선물 받기",
    "review-request": "메일로 차 이야기 남기기",
    chat: "메일로 문의하기",
    survey: "메일로 답하기",
  },
  prompts: {
    title: "저절로 나타나는 안내",
    lead: "부르지 않아도 나타나는 네 가지 모습이에요. 링크를 누르면 바로 나타나는 페이지가 열려요.",
    back: "모든 위젯으로 돌아가기",
    filler:
      "가장 먼저 깨는 것은 참새, 다음은 농부, 안개는 맨 나중이에요. 이랑 사이로 안개가 걷힐 즈음이면 작은 바구니 하나가 차요.",
    forms: {
      popup: "페이지 위의 창",
      "slide-in": "구석의 카드",
      bar: "아래쪽 띠",
      inline: "페이지 안",
    },
  },
};

export default ko;
