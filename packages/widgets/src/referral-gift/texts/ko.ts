import type { ReferralGiftTexts } from "./texts.ts";

export const texts: ReferralGiftTexts = {
  lang: "ko",
  dir: "ltr",
  from: "{name} 님의 선물",
  fromFriend: "친구의 선물",
  code: "코드:",
  copy: "코드 복사",
  how: "주문할 때 코드가 들어 있지 않으면 직접 입력해 주세요.",
  copied: "복사했습니다.",
  notCopied: "이 브라우저에서는 복사할 수 없습니다. 코드를 선택해 직접 복사해 주세요.",
};
