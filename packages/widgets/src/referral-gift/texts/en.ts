import type { ReferralGiftTexts } from "./texts.ts";

export const texts: ReferralGiftTexts = {
  lang: "en",
  dir: "ltr",
  from: "A gift from {name}",
  fromFriend: "A gift from a friend",
  code: "Code:",
  copy: "Copy code",
  how: "If it is not at the checkout already, enter it there.",
  copied: "Copied.",
  notCopied: "This browser does not let us copy. Please select the code and copy it yourself.",
};
