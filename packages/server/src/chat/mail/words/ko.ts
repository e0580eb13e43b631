import type { ContinueWords } from "./words.ts";

export const ko: ContinueWords = {
  ask: {
    title: "대화 이어 가기",
    text: "누군가 {site}에 문의하면서 {address} 주소를 남겼어요. 직접 남기신 건가요?",
    name: "이어 가시면 이 대화를 시작한 사람의 이름으로 글을 쓰게 돼요. {site}에는 그 사람이 쓴 글로 전해지고, 그 사람도 읽을 수 있어요.",
    button: "네, 이어 갈게요",
    notMe: "아니요, 제가 아니에요",
  },
  conversation: {
    title: "{site}: 문의 대화",
    you: "나",
    answerer: "자동 답변",
    files: "파일 {count}개",
    earlier: "이전 대화는 여기에 보이지 않아요.",
    sent: "메시지를 잘 받았어요.",
    label: "메시지",
    button: "보내기",
    empty: "내용을 입력해 주세요.",
  },
  disowned: {
    title: "알려 주셔서 감사합니다",
    text: "이 대화에 관한 메일을 더는 보내지 않을게요.",
  },
  unknown: {
    title: "이 링크는 쓸 수 없어요",
    text: "링크가 잘렸거나 기간이 지났을 수 있어요. 메일에서 다시 열어 보시거나 {site}에 새로 문의해 주세요.",
  },
};
