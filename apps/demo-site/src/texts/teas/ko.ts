import type en from "./en.ts";

const ko: typeof en = {
  products: {
    ujeon: { name: "하동 우전", pack: "30g 한 통" },
    "first-flush-sejak": { name: "첫물 세작", pack: "40g 한 통" },
    jungjak: { name: "매일 마시는 중작", pack: "80g 한 통" },
    hwangcha: { name: "하동 황차", pack: "50g 한 통" },
    "night-roast": { name: "제주 저녁 호지차", pack: "80g 한 통" },
    buckwheat: { name: "봉평 메밀차", pack: "200g 한 통" },
    "first-taste-set": { name: "맛보기 세트", pack: "10g 세 봉지" },
    "celadon-set": { name: "청자 2인 다기", pack: "다관, 숙우, 찻잔 2개" },
  },
  teas: {
    ujeon: {
      kind: "녹차",
      place: "하동",
      taste: "우유에 삶은 밤, 풋완두",
      forgiving: "까다로움: 65°C를 넘으면 시어져요",
      bestFor: "오롯이 차에 집중하는 조용한 시간",
    },
    "first-flush-sejak": {
      kind: "녹차",
      place: "보성",
      taste: "초당옥수수, 갓 말린 풀, 옅은 바다 내음",
      forgiving: "보통: 70°C만 지키면 돼요",
      bestFor: "처음 마셔 보는 한국 녹차",
    },
    jungjak: {
      kind: "녹차",
      place: "보성",
      taste: "시금치, 누룽지, 또렷한 뒷맛",
      forgiving: "쉬움: 80°C, 머그잔도 좋아요",
      bestFor: "날마다, 밥 먹을 때",
    },
    hwangcha: {
      kind: "황차(반발효)",
      place: "하동",
      taste: "꿀, 카카오, 말린 대추",
      forgiving: "쉬움: 90°C, 쓰지 않아요",
      bestFor: "홍차를 즐기는 분",
    },
    "night-roast": {
      kind: "볶은 녹차",
      place: "제주",
      taste: "캐러멜, 호두, 장작 연기",
      forgiving: "쉬움: 끓는 물도 괜찮아요",
      bestFor: "저녁 먹고 난 뒤",
    },
    buckwheat: {
      kind: "볶은 곡물(찻잎 없음)",
      place: "봉평",
      taste: "팝콘, 노릇하게 녹인 버터",
      forgiving: "쉬움: 오래 담가 둬도 돼요",
      bestFor: "아이들과 함께, 늦은 밤에",
    },
  },
  caffeine: "{mg}mg",
  caffeineNone: "없음",
};

export default ko;
