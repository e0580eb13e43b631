import type en from "./en.ts";

const ko: typeof en = {
  title: "차 이야기: 수확, 물, 흙 | 누리차",
  description:
    "작은 차 가게에서 쓴 긴 글 네 편. 하동의 차 따기, 차를 두는 법, 왜 70도인지, 그리고 청자 가마에서 보낸 오후 이야기예요.",
  heading: "차 이야기",
  lead: "한 해에 네 번, 저희 중 한 사람이 며칠씩 가게를 비우고 보고 들은 것을 적어 와요. 행복해지는 비결 같은 건 없어요. 사진 한 장에 몇 마디 붙여 끝낼 이야기도 없고요.",
  minutes: { one: "읽는 데 {count}분", other: "읽는 데 {count}분" },
  crumbs: "현재 위치",
  all: "모든 이야기",
  foot: {
    awareness: {
      title: "읽기보다 마셔\u00a0보고 싶다면",
      text: "작은 봉지로 세 번 우려 보세요. 한 통을 다 비울 걱정이 없어요. [이야기를 더 읽어도](/journal/) 좋아요. 돈도 들지 않고 살도 찌지 않으니까요.",
    },
    consideration: {
      title: "이제 골라 볼까요",
      text: "[비교표](/compare/)에 차 여섯 가지의 한 잔 값과 우리기 난이도를 나란히 적어 두었어요.",
    },
    purchase: {
      title: "장바구니는 그대로 있어요",
      text: "마음껏 읽고 오세요. [남은 건 한 페이지](/checkout/)뿐이고, 담아 둔 차는 어디 가지 않아요.",
    },
    retention: {
      title: "댁에 있는 차로 해 보세요",
      text: "[계산기](/brewing/)에 물의 양만 넣으면 나머지는 알아서 맞춰 드려요. 차가 언제 떨어질지는 [마이페이지](/account/)에 있어요.",
    },
    advocacy: {
      title: "이 글을 좋아할 친구가 있나요?",
      text: "보내 주세요. 그냥 링크예요. 할인 코드도 포인트도 없고, 누가 세지도 않아요.",
      label: "이 글",
    },
  },
};

export default ko;
