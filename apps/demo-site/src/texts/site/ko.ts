import type en from "./en.ts";

const ko: typeof en = {
  shop: "누리차",
  skip: "본문으로 건너뛰기",
  pictureAlt: "아침 해 아래 보성 언덕의 차밭",
  header: {
    mainLabel: "주 메뉴",
    languageLabel: "언어",
    teas: "차",
    journal: "이야기",
    compare: "비교",
    brewing: "우리기",
    account: "내 계정",
    cart: "장바구니",
    backToShop: "가게로 돌아가기",
  },
  footer: {
    label: "더 보기",
    street: "서울 종로구 자하문로7길 18",
    hours: "화요일–일요일, 11:00–19:00",
    faq: "자주 묻는 질문",
    privacy: "개인정보",
    guide: "한눈에 보는 한국 녹차",
    disclaimer:
      "Stagelight를 보여 드리려고 만든, 실제로는 없는 가게입니다. 아무것도 살 수 없으며, 입력하신 내용은 어디에도 전송되지 않습니다.",
  },
  cart: {
    add: "장바구니에 담기",
    added: "담았습니다. 장바구니에 {count}개 있습니다.",
    onward: "장바구니 보기",
    howMany: "수량",
    less: "하나 빼기",
    more: "하나 더하기",
  },
  copy: {
    button: "링크 복사",
    copied: "복사했습니다. 친구가 보는 곳에 붙여 넣으세요.",
    selected: "선택했습니다. Ctrl+C(맥은 ⌘C)를 눌러 복사하세요.",
  },
  voices: {
    by: "{name}, {about}",
    leaves: "찻잎 다섯 장 중 {count}장",
    list: [
      {
        text: "녹차를 싫어하는 줄 알았어요. 알고 보니 끓는 물에 우린 녹차가 싫었던 거예요. 벌써 세 번째 틴입니다.",
        name: "하나, 부산",
        about: "세작",
      },
      {
        text: "훌륭합니다. 다만 솔직히 평일에는 반값인 중작이면 충분해요. 가게에서 먼저 그렇게 말해 주더군요.",
        name: "토비아스, 라이프치히",
        about: "중작",
      },
      {
        text: "저에게는 볶은 향이 너무 강했어요. 편지를 썼더니 황차 한 봉지를 보내 주었습니다. 서류 한 장 없이요.",
        name: "메이링, 타이베이",
        about: "밤 호지차",
      },
    ],
  },
  panel: {
    title: "지금 단계:",
    without:
      "이 페이지는 방문자가 서 있는 자리에 따라 달라집니다. 스크립트가 없으면 누구에게나 처음 온 분을 위한 내용이 보이며, 지금 보시는 것이 바로 그것입니다.",
    lead: "이 페이지들은 서 계신 자리에 따라 달라집니다. 단계를 하나 골라 옮겨 보신 뒤 아무 페이지나 열어 보세요.",
    needsConsent:
      "동의하지 않으시면 아무것도 기억하지 않습니다. 아래 개인정보 설정에서 맞춤 페이지를 허용하신 뒤 다시 옮겨 보세요.",
    moved: "이제 ‘{stage}’ 단계입니다. 지금부터 여는 페이지에 반영됩니다.",
    again: "이 페이지 다시 보기",
    stages: {
      awareness: {
        label: "인지",
        act: "처음부터 다시",
        does: "모두 잊습니다. 다시 낯선 손님이 됩니다.",
      },
      consideration: {
        label: "고려",
        act: "차 둘러보기",
        does: "차 두 가지를 보았거나 주문을 취소한 것처럼.",
      },
      purchase: {
        label: "구매",
        act: "사기 시작",
        does: "차를 장바구니에 담고 결제를 시작한 것처럼.",
      },
      retention: {
        label: "유지",
        act: "한 번 구매",
        does: "주문이 완료된 것처럼.",
      },
      advocacy: {
        label: "추천",
        act: "다시 사고 친구에게 알리기",
        does: "다시 찾아와 주문하고 차를 공유한 것처럼.",
      },
    },
  },
  notFound: {
    title: "찾으시는 페이지가 없습니다",
    text: "주소에 오타가 있거나 페이지가 옮겨졌을 수 있습니다. [차](/products/), [이야기](/journal/), [첫 페이지](/)는 늘 있던 곳에 있습니다.",
  },
};

export default ko;
