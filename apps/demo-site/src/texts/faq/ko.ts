import type en from "./en.ts";

const ko: typeof en = {
  title: "자주 묻는 질문 | 누리차",
  description: "배송비, 신선함, 카페인, 온도계 없이 우리기, 마음에 들지 않을 때.",
  heading: "자주 묻는 질문",
  lead: "매주 받는 질문들입니다. 없는 것은 hello@nuri.example로 물어 주세요.",
  groups: {
    order: {
      title: "주문",
      list: [
        {
          question: "배송비는 얼마인가요?",
          answer:
            "국내 {home}, {free} 이상은 무료입니다. 해외는 나라에 따라 {least}에서 {most}이며, 입력하시기 전에 결제 페이지에 보입니다. 세금과 관세는 값에 들어 있습니다.",
        },
        {
          question: "언제 도착하나요?",
          answer:
            "오후 두 시 전에 주문하시면 그날 서울에서 떠납니다. 국내는 하루 이틀, 중국·일본·대만은 사흘에서 닷새, 그 밖은 엿새에서 아흐레입니다.",
        },
        {
          question: "선물로 보낼 수 있나요?",
          answer:
            "네. 받는 분 주소를 적고 영수증 칸에는 손님 주소를 적어 주세요. 늘 보자기에 싸여 가고, 값이 적힌 종이는 넣지 않습니다.",
        },
        {
          question: "마음에 들지 않으면요?",
          answer:
            "30일 안에 알려 주세요. 개봉하셨어도 환불해 드리고 차는 그대로 두시면 됩니다. 누군가에게 주세요. 입맛은 다 다르니까요.",
        },
      ],
    },
    tea: {
      title: "차",
      list: [
        {
          question: "무엇부터 마시면 좋을까요?",
          answer:
            "푸른 것을 좋아하시면 [세작](/products/first-flush-sejak/), 홍차를 드신다면 [황차](/products/hwangcha/), 모르시겠다면 [첫맛 세트](/products/#taste-set)입니다.",
        },
        {
          question: "일본 녹차와 무엇이 다른가요?",
          answer:
            "일본 녹차는 대부분 쪄서 만들어 아주 푸르고 감칠맛이 납니다. 저희 차는 솥에 덖어 더 둥글고 고소하며, 더 뜨거운 물도 봐줍니다.",
        },
        {
          question: "카페인은 얼마나 되나요?",
          answer:
            "세작 첫 잔에 약 35mg, 커피 한 잔의 3분의 1입니다. 밤 호지차는 12mg, 메밀차는 없습니다. [표](/compare/)에 모두 있습니다.",
        },
        {
          question: "유기농인가요?",
          answer:
            "하동 나무는 야생으로 자라고 아무도 농약을 치지 않습니다. 보성과 제주는 인증을 받았습니다. 틴에 잎사귀 표시를 찍기보다 이렇게 말씀드리고 싶습니다.",
        },
      ],
    },
    brewing: {
      title: "우리기와 보관",
      list: [
        {
          question: "차가 왜 쓸까요?",
          answer:
            "물이 너무 뜨거웠습니다. 거의 늘 그렇습니다. 끓여서 그릇에 붓고 5분 기다렸다가 다시 해 보세요. [그 까닭](/journal/water-temperature/)",
        },
        {
          question: "얼마나 두고 마실 수 있나요?",
          answer:
            "닫힌 채로 1년, 연 뒤에는 두 달. 빛과 열, 커피를 멀리하세요. [긴 답](/journal/storing-green-tea/)",
        },
        {
          question: "다관이 꼭 필요한가요?",
          answer:
            "아니요. 머그잔과 체면 됩니다. [계산기](/brewing/)는 물이 얼마든 계산해 드립니다. [작은 다관과 숙우](/products/celadon-set/)가 있으면 두 번째 잔이 더 좋아집니다.",
        },
      ],
    },
  },
};

export default ko;
