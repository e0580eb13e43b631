import type en from "./en.ts";

const ko: typeof en = {
  shop: "누리차",
  skip: "본문 바로가기",
  pictureAlt: "아침 해가 떠오르는 보성의 산비탈 차밭",
  header: {
    mainLabel: "주 메뉴",
    languageLabel: "언어",
    teas: "차",
    journal: "이야기",
    compare: "비교",
    brewing: "차 우리기",
    account: "마이페이지",
    cart: "장바구니",
    backToShop: "가게로 돌아가기",
  },
  footer: {
    label: "더 보기",
    street: "서울 종로구 자하문로7길 18",
    hours: "화~일요일 11:00~19:00",
    help: "도움말",
    faq: "자주 묻는 질문",
    letters: "가게에서 보내는 편지",
    refer: "친구에게 알리기",
    privacy: "개인정보 안내",
    yourData: "내 데이터",
    guide: "한눈에 보는 한국 녹차",
    disclaimer:
      "Stagelight를 보여 드리려고 만든 가상의 가게예요. 실제로 살 수 있는 것은 없고, 영수증을 받을 이메일 주소와 할인 코드, 편지와 링크 신청 내용, 채팅에 쓴 글 말고는 입력한 내용을 보내지 않아요.",
  },
  cart: {
    add: "장바구니 담기",
    added: "담았어요. 장바구니에 {count}개 있어요.",
    onward: "장바구니 보기",
    howMany: "수량",
    less: "하나 빼기",
    more: "하나 더하기",
  },
  copy: {
    button: "링크 복사",
    copied: "복사했어요. 친구와의 대화창에 붙여 넣으세요.",
    selected: "링크를 선택했어요. Ctrl+C(맥은 ⌘C)를 눌러 복사하세요.",
  },
  voices: {
    by: "{name} · {about}",
    leaves: "찻잎 다섯 장 중 {count}장",
    list: [
      {
        text: "녹차를 싫어하는 줄 알았는데, 팔팔 끓는 물에 우린 녹차가 싫었던 거였어요. 벌써 세 통째예요.",
        name: "부산 하나 님",
        about: "세작",
      },
      {
        text: "정말 맛있어요. 그런데 솔직히 평일엔 반값인 중작으로 충분해요. 가게에서 먼저 그러더라고요.",
        name: "라이프치히 토비아스 님",
        about: "중작",
      },
      {
        text: "제 입엔 불 향이 너무 셌어요. 메일을 보냈더니 맛보라며 황차 한 봉지를 보내 줬어요. 따로 쓸 서류도 없이요.",
        name: "타이베이 메이링 님",
        about: "저녁 호지차",
      },
    ],
  },
  panel: {
    title: "지금 단계:",
    without:
      "이 가게의 페이지는 방문 단계에 따라 달라져요. 스크립트를 끄면 누구나 처음 온 분을 위한 내용을 보게 되고, 지금 보시는 화면이 바로 그 내용이에요.",
    lead: "이 가게의 페이지는 방문 단계에 따라 달라져요. 단계를 골라 건너뛴 다음 아무 페이지나 열어 보세요.",
    needsConsent:
      "동의하지 않으면 아무것도 기억하지 않아요. 아래 개인정보 설정에서 맞춤 화면을 허용하고 다시 건너뛰어 보세요.",
    moved: "이제 ‘{stage}’ 단계예요. 지금부터 여는 페이지에 나타나요.",
    again: "이 페이지 다시 보기",
    stages: {
      awareness: {
        label: "인지",
        act: "처음부터 다시",
        does: "모두 잊고 처음 온 손님이 돼요.",
      },
      consideration: {
        label: "고려",
        act: "차 살펴보기",
        does: "차를 두 가지 살펴봤거나 주문을 취소한 것으로 쳐요.",
      },
      purchase: {
        label: "구매",
        act: "주문 시작하기",
        does: "장바구니에 차를 담고 주문을 시작한 것으로 쳐요.",
      },
      retention: {
        label: "유지",
        act: "한 번 주문하기",
        does: "주문을 마친 것으로 쳐요.",
      },
      advocacy: {
        label: "추천",
        act: "또 사고 친구에게 알리기",
        does: "다시 와서 주문하고 친구에게 차를 알린 것으로 쳐요.",
      },
    },
  },
  notFound: {
    title: "찾으시는 페이지가 없어요",
    text: "주소를 잘못 적었거나 페이지가 옮겨졌을 수 있어요. [차](/products/), [이야기](/journal/), [첫 화면](/)은 늘 있던 자리에 있어요.",
  },
};

export default ko;
