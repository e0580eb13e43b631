import type { NewsletterTexts } from "./texts.ts";

export const texts: NewsletterTexts = {
  lang: "ko",
  dir: "ltr",
  heading: "뉴스레터",
  description: "가끔 이메일로 소식을 보내 드립니다. 클릭 한 번으로 언제든 해지할 수 있습니다.",
  email: "이메일 주소",
  name: "이름",
  optional: " (선택)",
  lists: "어떤 소식을 받아 보시겠어요?",
  button: "구독하기",
  sending: "보내는 중…",
  proof: "잠시만 기다려 주세요. 로봇이 아닌지 확인하고 있습니다.",
  meant: "혹시 이 주소인가요? {address}",
  trap: "이 칸은 비워 두세요",
  problems: {
    missing: "입력해 주세요.",
    "not-chosen": "하나 이상 선택해 주세요.",
    "no-address": "mina@example.com과 같은 형식으로 입력해 주세요.",
    "no-number": "숫자를 입력해 주세요.",
    "no-date": "날짜를 선택해 주세요.",
    "too-long": "너무 깁니다.",
    "not-ticked": "구독하려면 체크해 주세요.",
    refused: "서버에서 받아들이지 않는 값입니다. 다시 확인해 주세요.",
  },
  failures: {
    "too-many": "요청이 너무 많습니다. 몇 분 후에 다시 시도해 주세요.",
    server: "서버에 문제가 생겼습니다. 몇 분 후에 다시 시도해 주세요.",
    "no-answer": "응답이 없습니다. 연결을 확인하고 다시 시도해 주세요.",
  },
  results: {
    sent: {
      heading: "한 단계 남았습니다",
      text: "{address} 주소로 메일을 보냈습니다. 메일을 열어 확인하시면 구독이 완료됩니다. 메일이 오지 않으면 스팸함을 확인해 주세요.",
    },
    "already-waiting": {
      heading: "이미 보냈습니다",
      text: "조금 전에 {address} 주소로 메일을 보냈습니다. 스팸함도 함께 확인해 주세요.",
    },
    offline: {
      heading: "나중에 보내 드립니다",
      text: "지금은 인터넷에 연결되어 있지 않습니다. {address} 주소의 구독 신청은 이 브라우저에 보관되었다가, 연결되면 바로 전송됩니다.",
    },
  },
  resend: "다시 보내기",
  resendNotes: {
    soon: "1분 후에 다시 요청할 수 있습니다.",
    asked: "다시 요청했습니다. 이 메일은 하루에 한 번까지만 발송되니 스팸함도 확인해 주세요.",
  },
  again: "주소를 잘못 입력하셨나요? 수정하기",
};
