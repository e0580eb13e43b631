import type { NewsletterTexts } from "./texts.ts";

export const texts: NewsletterTexts = {
  lang: "zh",
  dir: "ltr",
  heading: "订阅邮件",
  description: "我们会不时通过邮件发送新消息。您随时可以一键退订。",
  email: "电子邮箱",
  name: "姓名",
  optional: "（选填）",
  lists: "您想收到哪些内容？",
  button: "订阅",
  sending: "正在发送…",
  proof: "请稍候，正在确认您不是机器人。",
  meant: "您想输入的可能是 {address}",
  trap: "请将此栏留空",
  problems: {
    missing: "请填写此项。",
    "not-chosen": "请至少选择一项。",
    "no-address": "请按 mina@example.com 这样的格式填写邮箱。",
    "no-number": "请填写数字。",
    "no-date": "请选择日期。",
    "too-long": "内容过长。",
    "not-ticked": "请勾选此项以完成订阅。",
    refused: "服务器未接受此内容，请检查。",
  },
  failures: {
    "too-many": "请求过于频繁，请过几分钟再试。",
    server: "我们的服务器出了问题，请过几分钟再试。",
    "no-answer": "没有收到回应，请检查网络连接后重试。",
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
