import type en from "./en.ts";

const ko: typeof en = {
  answers: {
    postage: {
      question: "배송비는 얼마인가요?",
      answer:
        "국내 {home}, {free} 이상은 무료입니다. 해외는 {least}에서 {most}입니다. 세금은 값에 들어 있고, 나중에 더해지는 것은 없습니다.",
    },
    when: {
      question: "언제 도착하나요?",
      answer:
        "오후 두 시 전에 주문하시면 그날 서울에서 떠납니다. 국내는 하루 이틀, 해외는 사흘에서 아흐레 걸립니다.",
    },
    dislike: {
      question: "마음에 들지 않으면요?",
      answer: "30일 안에 알려 주세요. 개봉하셨어도 환불해 드리고, 차는 그대로 두시면 됩니다.",
    },
    keeps: {
      question: "얼마나 오래 두고 마실 수 있나요?",
      answer: "닫힌 채로 1년, 연 뒤에는 두 달. 빛과 열, 커피를 멀리하세요.",
    },
  },
  cart: {
    title: "장바구니 | 누리차",
    description: "장바구니에 담긴 것과 합계입니다.",
    heading: "장바구니",
    lead: "이 기기에 남아 있으며, 원하시는 만큼 기다립니다.",
    onward: "결제하러 가기",
    more: "선반으로 돌아가기",
    reminderTitle: "달아난 것은 없습니다",
    reminder:
      "카운트다운도 예약도 없습니다. 차 하나가 망설여지신다면 다시 한번 [비교해 보시거나](/compare/), 틴 대신 [작은 봉지 세 개](/products/#taste-set)를 고르세요.",
    withTitle: "함께하면 좋은 것",
    withText:
      "집에 이미 차가 있으시니 다기는 어떨까요. 물을 식혀 주는 숙우와 찻잔 두 개가 함께 옵니다.",
    withLink: "[청자 다기](/products/celadon-set/)",
    noScript:
      "스크립트가 없으면 이 데모는 장바구니를 기억하지 못해 세작 한 틴을 보여 드립니다. 서버가 있는 가게라면 기억합니다.",
  },
  empty: {
    text: "장바구니에 아직 차가 없습니다. [차를 둘러보시거나](/products/), 많은 분이 시작하는 차를 담아 보세요.",
    add: "세작 한 틴 담기",
  },
  summary: {
    title: "주문 내역",
    postageTo: "배송비 ({country})",
    total: "합계, 세금 포함",
    free: "무료",
    remove: "빼기",
    line: "{pack} × {quantity}",
    brief: "{packs}, {country} 배송비 포함 {total}.",
    packs: { one: "한 개", other: "{count}개" },
  },
  checkout: {
    title: "결제 | 누리차",
    description: "한 페이지면 됩니다. 받으실 곳과 결제 방법.",
    heading: "한 페이지, 그리고 차",
    change: "장바구니 고치기",
    where: "받으실 곳",
    country: "국가 또는 지역",
    zone: "{country}: {price}, {from}–{to}일",
    name: "성함",
    nameError: "초인종에 적힌 이름을 써 주세요.",
    street: "도로명 주소",
    streetError: "도로명과 건물 번호를 써 주세요.",
    postcode: "우편번호",
    postcodeError: "우편번호를 써 주세요.",
    city: "시·군·구",
    cityError: "시·군·구를 써 주세요.",
    receipt: "영수증 받으실 곳",
    email: "이메일",
    emailHint: "영수증과 송장 번호를 보낼 때만 씁니다.",
    emailError: "hana@example.com처럼 이메일 주소를 써 주세요.",
    pay: "결제 방법",
    payHint: "실제 가게라면 여기서 은행이 이어받습니다. 이곳에서는 아무 일도 일어나지 않습니다.",
    payError: "결제 방법을 골라 주세요.",
    card: "카드",
    kakaopay: "카카오페이",
    alipay: "알리페이",
    transfer: "계좌 이체",
    submit: "{total} 결제하기",
    demo: "데모입니다. 입력하신 내용은 브라우저를 떠나지 않고, 아무에게도 청구되지 않습니다.",
  },
  help: {
    title: "주문하시기 전에",
    text: "위의 합계가 내실 돈의 전부입니다. 다른 궁금한 점은 hello@nuri.example로 물어 주세요. 사람이 답합니다.",
    backTitle: "다시 와 주셔서 반갑습니다",
    retention:
      "지난번과 같은 주소인가요? 브라우저가 알고 있으니 칸을 눌러 고르세요. 저희는 사본을 두지 않습니다.",
    advocacy:
      "친구에게 보내시나요? 위에는 친구 주소를, 영수증에는 손님 주소를 적어 주세요. 상자 안에는 값이 적힌 종이가 없습니다.",
  },
  thanks: {
    title: "고맙습니다 | 누리차",
    description: "주문 내역과 첫 차를 우리는 법.",
    heading: "고맙습니다. 주전자는 하루 쉬어도 됩니다.",
    lead: "서촌에서 누군가 차를 싸고 있습니다. 실제 가게라면 지금쯤 영수증이 메일함에 있겠지만, 이곳에서는 여기 있습니다.",
    none: "이 브라우저에서는 주문하지 않으셨습니다. 손님이라면 이런 글을 보시게 됩니다.",
    receipt: "주문 {id}: {products}. {total}, 배송비 포함.",
    product: "{name} × {quantity}",
    firstTitle: "첫 한 주전자",
    nextLabel: "다음 일",
    next: {
      title: "이제 이렇게 됩니다",
      lead: "두 시 전이라면 오늘, 아니면 내일 떠납니다. 도착하면 물이 준비될 때까지 틴을 열지 마세요.",
      more: "첫 잔이 쓰면 물을 더 식히세요. 옅으면 잎을 늘리세요. 둘 다 아닌데도 마음에 들지 않으면 편지를 주세요. 돈은 돌려드리고 차는 그대로 두시면 됩니다.",
      guide: "우리는 법 모두 보기",
      account: "주문과 리필 날짜는 [내 계정](/account/)에 있습니다.",
    },
    retention: {
      title: "또 한 번",
      lead: "어떻게 하는지 아시지요. 모르실 수도 있는 두 가지: 세 번째 우림은 더 뜨겁게가 아니라 더 길게. 그리고 우린 잎은 간장과 참깨를 더하면 점심이 됩니다.",
    },
    advocacy: {
      title: "떠오르는 그 친구에게",
      lead: "대개 한 사람은 있지요. 이 링크에는 차와 우리는 법이 있습니다. 코드도 포인트도 없이, 차뿐입니다.",
      label: "친구에게 보낼 링크",
    },
  },
  steps: {
    kettle: {
      title: "물을 식히세요",
      text: "끓여서 그릇에 붓고 5분 기다리면, 온도계 없이도 70°C입니다.",
    },
    pot: {
      title: "3그램, 1분",
      text: "다관에 수북이 한 찻술, 그 위에 물 150ml. 젓지 마세요. 향을 맡으세요.",
    },
    cups: {
      title: "마지막 한 방울까지",
      text: "잔마다 조금씩 갔다가 되돌아오며 따라 맛을 고르게. 잎은 두 번 더 우릴 수 있습니다.",
    },
  },
};

export default ko;
