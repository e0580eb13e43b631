import type en from "./en.ts";

const ko: typeof en = {
  title: "이야기: 수확, 물, 흙 | 누리차",
  description:
    "작은 한국 찻집이 쓴 긴 글 네 편. 하동의 수확, 차를 두는 법, 왜 70도인지, 그리고 청자 가마에서 보낸 오후.",
  heading: "이야기",
  lead: "한 해에 네 번, 저희 가운데 한 사람이 며칠 가게를 비우고 그곳에 있던 것을 적어 옵니다. 행복의 비법은 없고, 사진 설명 한 줄로 될 이야기도 없습니다.",
  minutes: { one: "{count}분", other: "{count}분" },
  crumbs: "현재 위치",
  all: "모든 이야기",
  foot: {
    awareness: {
      title: "읽기보다 맛보고 싶으시다면",
      text: "작은 봉지 셋, 주전자 셋, 다 비워야 할 틴은 없습니다. 아니면 [계속 읽으세요](/journal/). 공짜이고 열량도 없습니다.",
    },
    consideration: {
      title: "읽기에서 고르기로",
      text: "[비교표](/compare/)에 여섯 가지 차를 한 잔 값과 실수를 봐주는 정도까지 나란히 놓았습니다.",
    },
    purchase: {
      title: "장바구니는 두고 오신 그대로입니다",
      text: "원하시는 만큼 읽으세요. [끝까지 한 페이지](/checkout/) 남았고, 담긴 것은 변하지 않습니다.",
    },
    retention: {
      title: "가지고 계신 틴으로 해 보세요",
      text: "[계산기](/brewing/)는 손님의 차를 압니다. 물의 양을 말하면 나머지를 알려 드립니다. 틴이 언제 비는지는 [내 계정](/account/)에 있습니다.",
    },
    advocacy: {
      title: "좋아할 만한 분을 아시나요?",
      text: "전해 주세요. 그저 링크일 뿐, 코드도 포인트도 없고 아무도 세지 않습니다.",
      label: "이 글",
    },
  },
};

export default ko;
