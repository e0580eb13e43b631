import { texts as common } from "../../platform/texts/zh.ts";
import type { NewsletterTexts } from "./texts.ts";

export const texts: NewsletterTexts = {
  ...common,
  heading: "订阅邮件",
  description: "我们会不时通过邮件发送新消息。您随时可以一键退订。",
  lists: "您想收到哪些内容？",
  button: "订阅",
  meant: "您想输入的可能是 {address}",
  problems: {
    ...common.problems,
    "no-number": "请填写数字。",
    "no-date": "请选择日期。",
    "not-ticked": "请勾选此项以完成订阅。",
  },
  results: {
    sent: {
      heading: "还差一步",
      text: "我们已向 {address} 发送邮件。请打开邮件并确认，即可完成订阅。如果没有收到，请查看垃圾邮件。",
    },
    "already-waiting": {
      heading: "邮件已发出",
      text: "我们刚刚已向 {address} 发送邮件，请查收，也请看看垃圾邮件。",
    },
    offline: {
      heading: "稍后发送",
      text: "目前没有网络连接。{address} 的订阅请求已保存在此浏览器中，联网后会立即发送。",
    },
  },
  resend: "重新发送",
  resendNotes: {
    soon: "一分钟后可以重新发送。",
    asked: "已重新请求发送。此邮件每天最多发送一次，请同时查看垃圾邮件。",
  },
  again: "邮箱填错了？点此修改",
};
