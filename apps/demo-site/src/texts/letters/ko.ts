import type en from "./en.ts";

const ko: typeof en = {
  label: "편지",
  sample: {
    from: "4월 9일 편지에서",
    text: "올해는 하동 찻잎이 한 주 늦어요. 조 어르신은 달 때문이라 하시고, 기상청은 비 때문이라고 해요. 어쨌든 우전은 140통 나와요. 진열대보다 먼저 알려 드려요.",
    signed: "가게에서 누리 드림",
  },
  heading: "전할 말이 있을 때만 보내는 편지",
  description: "저희 중 한 사람이 쓰고, 2분이면 다 읽어요. 소식이 없으면 편지도 없어요.",
  button: "편지 받기",
  greeting: {
    label: "다시 오신 분께",
    named: "{name} 님, 다시 오셨네요.",
    greenTea:
      "녹차를 좋아하신다고 하셨죠. [올봄 세작](/products/first-flush-sejak/)이 들어왔어요. 작년보다 더 달아요.",
    roastedTea:
      "볶은 차를 좋아하신다고 하셨죠. 6월에 볶은 제주 [저녁 호지차](/products/night-roast/)가 이제껏 가장 고소해요.",
    matcha:
      "말차를 좋아하신다고 하셨죠. 마음에 드는 말차를 아직 찾고 있어요. 찾으면 가장 먼저 알려 드릴게요. [그때까지는](/korean-green-tea/)",
    teaware:
      "다기를 좋아하신다고 하셨죠. [가마에 다시 다녀왔어요](/journal/kiln-visit/). 새 찻사발 네 점도 함께 왔어요.",
    other: "좋아하시던 차는 모두 그대로 있어요. [새 이야기](/journal/)도 천천히 읽으셔도 돼요.",
  },
};

export default ko;
