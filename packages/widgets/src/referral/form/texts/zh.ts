import type { FormTexts } from "../../texts/texts.ts";

export const texts: FormTexts = {
  linkProblems: {
    expired: "邮件中的链接已过期。请填写邮箱，我们会发送新的链接。",
    unknown: "此链接无效，可能不完整。请填写邮箱，我们会发送新的链接。",
  },
  sent: {
    heading: "请查收邮件",
    text: "我们已向 {address} 发送邮件，打开其中的链接即可看到您的推荐页面。此邮件每天最多发送一次，请同时查看垃圾邮件。",
  },
  again: "邮箱填错了？点此修改",
  mailed: "如果您已有推荐链接，我们已把您的页面入口发送至 {address}。",
};
