import type { ContactWords } from "./words.ts";

export const ko: ContactWords = {
  form: {
    title: "{site}에 문의하기",
    text: "답변은 이메일로 보내 드려요.",
    email: "이메일 주소",
    message: "문의 내용",
    optional: " (선택)",
    choose: "선택해 주세요",
    more: "자세히 보기",
    button: "보내기",
    reply: {
      minutes: "보통 몇 분 안에 답해 드려요.",
      hours: "보통 몇 시간 안에 답해 드려요.",
      day: "보통 하루 안에 답해 드려요.",
    },
  },
  problems: {
    form: "빠지거나 맞지 않는 내용이 있어요. 쓰신 내용은 그대로 있어요.",
    missing: "내용을 입력해 주세요.",
    email: "이메일 주소가 맞지 않아요. 확인해 주세요.",
    refused: "맞지 않는 내용이에요. 확인해 주세요.",
    consent: "동의하시면 체크해 주세요.",
  },
  sent: {
    title: "문의를 잘 받았어요",
    text: "답변은 {address} 주소로 보내 드려요. 메일이 보이지 않으면 스팸함도 확인해 주세요.",
  },
  wait: {
    title: "잠시만 기다려 주세요",
    text: "지금 문의가 많이 들어오고 있어요. {seconds}초 뒤에 버튼을 눌러 주세요. 쓰신 내용은 그대로 있어요.",
    button: "지금 보내기",
  },
  tooMany: {
    title: "나중에 다시 시도해 주세요",
    text: "같은 곳에서 요청이 너무 많이 왔어요. 잠시 뒤에 버튼을 눌러 주세요. 쓰신 내용은 그대로 있어요.",
    button: "다시 시도",
  },
};
