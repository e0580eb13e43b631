import type { FormTexts } from "../../texts/texts.ts";

export const texts: FormTexts = {
  linkProblems: {
    expired: "메일의 링크가 만료되었습니다. 이메일 주소를 입력하시면 새 링크를 보내 드립니다.",
    unknown:
      "열 수 없는 링크입니다. 링크의 일부가 빠졌을 수 있습니다. 이메일 주소를 입력하시면 새 링크를 보내 드립니다.",
  },
  sent: {
    heading: "메일함을 확인해 주세요",
    text: "{address} 주소로 메일을 보냈습니다. 메일의 링크를 누르면 추천 링크가 있는 내 페이지가 열립니다. 메일은 하루에 한 번까지만 발송되니 스팸함도 확인해 주세요.",
  },
  again: "주소를 잘못 입력하셨나요? 수정하기",
  mailed: "이미 추천 링크가 있다면 내 페이지로 가는 메일을 {address} 주소로 보냈습니다.",
};
