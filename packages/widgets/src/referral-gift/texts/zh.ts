import type { ReferralGiftTexts } from "./texts.ts";

export const texts: ReferralGiftTexts = {
  lang: "zh",
  dir: "ltr",
  from: "{name}送您一份礼物",
  fromFriend: "朋友送您一份礼物",
  code: "推荐码：",
  copy: "复制推荐码",
  how: "如果结账时没有自动填入，请手动输入。",
  copied: "已复制。",
  notCopied: "此浏览器不允许自动复制，请选中推荐码手动复制。",
};
