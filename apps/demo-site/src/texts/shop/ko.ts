import type en from "./en.ts";

const ko: typeof en = {
  answers: {
    postage: {
      question: "배송비는 얼마인가요?",
      answer:
        "국내는 {home}, {free} 이상이면 무료예요. 해외는 {least}\u2060~{most}이에요. 세금까지 든 값이라 나중에 더 내실 것은 없어요.",
    },
    when: {
      question: "언제 도착하나요?",
      answer: "오후 2시 전에 주문하시면 그날 서울에서 출발해요. 국내는 1~2일, 해외는 3~9일 걸려요.",
    },
    dislike: {
      question: "입에 안 맞으면 어떡하죠?",
      answer: "30일 안에 알려 주세요. 개봉했더라도 환불해 드리고, 차는 돌려보내지 않으셔도 돼요.",
    },
    keeps: {
      question: "얼마나 두고 마실 수 있나요?",
      answer: "뜯지 않으면 1년, 뜯은 뒤에는 두 달이에요. 빛과 열, 커피는 멀리해 주세요.",
    },
  },
  cart: {
    title: "장바구니 | 누리차",
    description: "장바구니에 담은 상품과 합계 금액이에요.",
    heading: "장바구니",
    lead: "이 기기에 그대로 있어요. 언제까지나 기다려요.",
    onward: "주문하러 가기",
    more: "더 둘러보기",
    reminderTitle: "담아 두신 것 모두 그대로예요",
    reminder:
      "마감 시계도, 몇 개 안 남았다는 재촉도 없어요. 망설여지는 차가 있다면 다시 [비교해 보거나](/compare/), 한 통 대신 [작은 봉지 세 개](/products/#taste-set)로 먼저 맛보세요.",
    withTitle: "같이 쓰면 좋아요",
    withText:
      "차는 이미 댁에 있으니 이번엔 다기는 어떨까요? 물을 식히는 숙우와 찻잔 두 개가 함께 가요.",
    withLink: "[청자 2인 다기 보기](/products/celadon-set/)",
    noScript:
      "스크립트를 끄면 이 데모는 장바구니를 기억하지 못해서 세작 한 통을 대신 보여 드려요. 서버가 있는 가게라면 기억할 수 있어요.",
  },
  empty: {
    text: "장바구니가 아직 비어 있어요. [차를 둘러보거나](/products/), 많은 분이 처음 고르는 차를 담아 보세요.",
    add: "세작 한 통 담기",
  },
  summary: {
    title: "주문 내역",
    postageTo: "배송비({country})",
    discount: "코드 할인",
    total: "합계(세금 포함)",
    free: "무료",
    remove: "빼기",
    line: "{pack} × {quantity}",
    brief: "상품 {packs}, {country} 배송비까지 모두 {total}이에요.",
    packs: { one: "1개", other: "{count}개" },
  },
  checkout: {
    title: "주문하기 | 누리차",
    description: "받으실 곳과 결제 방법, 한 페이지면 돼요.",
    heading: "한 페이지면 차가 출발해요",
    change: "장바구니 고치기",
    where: "받으실 곳",
    country: "국가 또는 지역",
    zone: "{country}: {price}, {from}~{to}일",
    name: "받는 분",
    nameError: "받는 분의 이름을 적어 주세요.",
    street: "도로명 주소",
    streetError: "도로명과 건물 번호를 적어 주세요.",
    postcode: "우편번호",
    postcodeError: "우편번호를 적어 주세요.",
    city: "시·군·구",
    cityError: "시·군·구를 적어 주세요.",
    receipt: "영수증 받으실 곳",
    email: "이메일",
    emailHint: "따로 말씀하지 않으시면 영수증과 운송장 번호를 보낼 때만 써요.",
    emailError: "hana@example.com처럼 이메일 주소를 적어 주세요.",
    letters: "장바구니를 두고 가면 한 번, 차가 떨어질 때쯤 한 번 메일로 알려 주세요.",
    lettersHint: "메일 맨 아래를 한 번 누르면 그만 받을 수 있어요.",
    pay: "결제 방법",
    payHint: "실제 가게라면 여기서 결제창으로 넘어가요. 이곳에서는 아무 일도 일어나지 않아요.",
    payError: "결제 방법을 골라 주세요.",
    card: "카드",
    kakaopay: "카카오페이",
    alipay: "알리페이",
    transfer: "계좌이체",
    code: {
      label: "할인 코드(있으면)",
      hint: "친구가 보내 준 코드, 편지로 받은 코드, 친구를 소개하고 받은 코드 모두 쓸 수 있어요.",
      use: "적용",
      asking: "코드를 확인하고 있어요…",
      gift: "친구 덕분에 첫 주문이 {discount} 할인돼요.",
      giftOf: "{name} 님 덕분에 첫 주문이 {discount} 할인돼요.",
      off: "이번 주문이 {discount} 할인돼요.",
      item: "상자에 맛보기 한 통을 같이 넣어 드려요.",
      reasons: {
        unknown: "모르는 코드예요. 한 글자씩 다시 살펴봐 주세요.",
        used: "이미 쓰신 코드예요. 코드는 한 번만 쓸 수 있어요.",
        "customer-already":
          "친구 코드는 첫 주문에만 쓸 수 있는데, 이 메일 주소로 주문하신 적이 있어요. 합계는 그대로예요.",
        "no-address": "친구 코드는 한 분이 한 번만 쓸 수 있어요. 위에 이메일 주소도 적어 주세요.",
        "own-code": "본인의 링크예요. 다른 분께 보내 주세요.",
        over: "준비한 혜택을 모두 드렸어요. 합계는 그대로예요.",
        reversed: "이 코드를 받게 된 주문이 환불되어 이제 쓸 수 없어요.",
        unreachable: "가게에 코드를 확인하지 못했어요. 잠시 후 다시 해 주세요.",
        "order-failed":
          "주문을 받지 못했어요. 주문된 것은 없고 코드도 그대로 남아 있으니 잠시 후 다시 해 주세요.",
        other: "이 주문에는 쓸 수 없는 코드예요. 합계는 그대로예요.",
      },
    },
    submit: "{total} 결제하기",
    demo: "데모예요. 이메일 주소만 이 컴퓨터에 있는 가게 서버로 가고, 나머지는 브라우저 밖으로 나가지 않아요. 돈도 빠져나가지 않아요.",
  },
  help: {
    title: "주문하시기 전에",
    text: "위에 적힌 합계가 내실 금액의 전부예요. 더 궁금한 점은 hello@nuri.example로 물어보세요. 사람이 직접 답해 드려요.",
    backTitle: "다시 오셨네요, 반가워요",
    retention:
      "지난번과 같은 주소인가요? 브라우저가 기억하고 있으니 칸을 누르고 고르기만 하세요. 저희가 따로 보관하지는 않아요.",
    advocacy:
      "친구에게 보내시나요? 위에는 친구 주소를, 영수증 칸에는 본인 이메일을 적어 주세요. 상자 안에 가격표는 넣지 않아요.",
  },
  thanks: {
    title: "주문해 주셔서 고마워요 | 누리차",
    description: "주문 내역과 첫 잔을 우리는 법이에요.",
    heading: "고마워요. 주전자는 하루\u00a0더 쉬어도\u00a0돼요.",
    lead: "지금 서촌에서 차를 싸고 있어요. 영수증은 바로 아래에 있어요.",
    none: "이 브라우저로 주문하신 것이 없어요. 주문한 손님은 이런 화면을 보게 돼요.",
    vouched:
      "가게 서버가 이 주문을 확인했어요. [내 데이터](/your-data/)에서 볼 수 있어요. 감사 메일은 [데모 메일함](/_stagelight/mailbox)에 있어요.",
    receipt: "주문 {id}: {products}. 배송비까지 모두 {total}이에요.",
    product: "{name} × {quantity}",
    firstTitle: "첫 잔은 이렇게",
    nextLabel: "이제부터",
    next: {
      title: "이제 이렇게 진행돼요",
      lead: "오후 2시 전에 주문하셨다면 오늘, 아니라면 내일 출발해요. 차가 도착해도 물이 준비될 때까지는 뚜껑을 열지 마세요.",
      more: "첫 잔이 쓰면 물을 더 식히고, 싱거우면 잎을 늘려 보세요. 둘 다 아닌데도 입에 안 맞는다면 메일을 보내 주세요. 환불해 드릴게요. 차는 돌려보내지 않으셔도 돼요.",
      guide: "우리는 법 모두 보기",
      account: "주문 내역과 리필할 날짜는 [마이페이지](/account/)에 있어요.",
    },
    retention: {
      title: "한 번 더 우려 볼까요",
      lead: "이젠 손에 익으셨죠. 그래도 모르실 만한 것 두 가지. 세 번째는 더 뜨겁게 말고 더 오래 우리세요. 그리고 다 우린 잎은 간장과 참깨로 무치면 한 끼 반찬이 돼요.",
    },
  },
  steps: {
    kettle: {
      title: "물을 식혀요",
      text: "끓인 물을 그릇에 붓고 5분 두면, 온도계 없이도 70도가 돼요.",
    },
    pot: {
      title: "찻잎 3g, 1분",
      text: "다관에 티스푼으로 수북이 한 술, 물 150ml. 젓지 말고 향을 맡아 보세요.",
    },
    cups: {
      title: "마지막 한 방울까지",
      text: "잔마다 조금씩 번갈아 따라 맛을 고르게 해요. 잎은 두 번 더 우릴 수 있어요.",
    },
  },
};

export default ko;
