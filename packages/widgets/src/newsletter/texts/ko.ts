import { texts as common } from "../../platform/texts/ko.ts";
import type { NewsletterTexts } from "./texts.ts";

export const texts: NewsletterTexts = {
  ...common,
  heading: "뉴스레터",
  description: "가끔 이메일로 소식을 보내 드립니다. 클릭 한 번으로 언제든 해지할 수 있습니다.",
  lists: "어떤 소식을 받아 보시겠어요?",
  button: "구독하기",
  meant: "혹시 이 주소인가요? {address}",
  problems: {
    ...common.problems,
    "no-number": "숫자를 입력해 주세요.",
    "no-date": "날짜를 선택해 주세요.",
    "not-ticked": "구독하려면 체크해 주세요.",
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
