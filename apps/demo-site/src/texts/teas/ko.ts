import type en from "./en.ts";

const ko: typeof en = {
  products: {
    ujeon: { name: "우전", pack: "30g 틴" },
    "first-flush-sejak": { name: "첫물 세작", pack: "40g 틴" },
    jungjak: { name: "매일 중작", pack: "80g 틴" },
    hwangcha: { name: "하동 황차", pack: "50g 틴" },
    "night-roast": { name: "제주 밤 호지차", pack: "80g 틴" },
    buckwheat: { name: "봉평 메밀차", pack: "200g 틴" },
    "first-taste-set": { name: "첫맛 세트", pack: "10g 봉지 세 개" },
    "celadon-set": { name: "청자 2인 다기", pack: "다관, 숙우, 찻잔 두 개" },
  },
  teas: {
    ujeon: {
      kind: "녹차",
      place: "하동",
      taste: "밤 우유, 스노피",
      forgiving: "까다로움: 65°C를 넘으면 시어집니다",
      bestFor: "조용한 한 시간, 온전한 집중",
    },
    "first-flush-sejak": {
      kind: "녹차",
      place: "보성",
      taste: "단옥수수, 갓 말린 풀, 옅은 바다 내음",
      forgiving: "보통: 70°C면 충분합니다",
      bestFor: "처음 마시는 한국 녹차",
    },
    jungjak: {
      kind: "녹차",
      place: "보성",
      taste: "시금치, 누룽지, 단단한 맛",
      forgiving: "쉬움: 80°C, 머그잔도 괜찮습니다",
      bestFor: "매일, 식사와 함께",
    },
    hwangcha: {
      kind: "황차, 반발효",
      place: "하동",
      taste: "꿀, 카카오, 대추",
      forgiving: "쉬움: 90°C, 절대 쓰지 않습니다",
      bestFor: "홍차를 즐기는 분",
    },
    "night-roast": {
      kind: "볶은 녹차",
      place: "제주",
      taste: "캐러멜, 호두, 나무 연기",
      forgiving: "쉬움: 끓는 물도 좋습니다",
      bestFor: "저녁 식사 후",
    },
    buckwheat: {
      kind: "볶은 곡물, 찻잎 없음",
      place: "봉평",
      taste: "팝콘, 갈색 버터",
      forgiving: "쉬움: 오래 담가 두어도 됩니다",
      bestFor: "아이들과 늦은 밤",
    },
  },
  caffeine: "{mg}mg",
  caffeineNone: "없음",
};

export default ko;
