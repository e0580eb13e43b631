import type { NewsletterWords } from "./words.ts";

export const zh: NewsletterWords = {
  sent: {
    title: "还差一步",
    text: "我们已向 {address} 发送邮件。打开邮件并确认，订阅即告完成。",
    anew: "我们已重新向您发送邮件。打开邮件并确认，订阅即告完成。",
    spam: "如果几分钟后仍未收到，请查看垃圾邮件箱。同一地址每天最多发送一次。",
    earlier: "如果您收到过我们之前的邮件，也可以直接打开：在此浏览器中，其中的链接同样有效。",
    again: "重新发送",
  },
  form: {
    title: "请检查表单",
    text: "有内容缺失或不符合要求。您填写的内容仍然保留。",
    email: "电子邮箱",
    name: "姓名",
    optional: "（选填）",
    lists: "您想收到哪些内容？",
    button: "订阅",
  },
  problems: {
    missing: "请填写此项。",
    "no-address": "请填写类似 mina@example.com 的地址。",
    "no-number": "请填写数字。",
    "no-date": "请填写日期，例如 2026-03-20。",
    "not-ticked": "请勾选此项以完成订阅。",
    refused: "此内容不符合要求，请检查。",
  },
  wait: {
    title: "请稍候",
    text: "目前订阅的人较多。请等待 {seconds} 秒后点击按钮，您填写的内容会保留。",
    button: "立即订阅",
  },
  tooMany: {
    title: "请稍后再试",
    text: "来自您网络的请求过多。请稍等片刻后点击按钮，您填写的内容会保留。",
    button: "再试一次",
  },
  ask: {
    title: "要订阅邮件吗？",
    text: "点击一下，即表示您同意{site}向此地址发送邮件。您可以随时退订。",
    button: "是的，我要订阅",
    lists: "您将收到：",
  },
  confirmed: {
    title: "订阅成功",
    greeting: "欢迎，{name}",
    text: "您的地址已确认。今后{site}会向您发送邮件。",
    onwards: "继续浏览网站",
    preferences: "更改订阅设置",
  },
  incentive: {
    owed: "我们承诺的优惠一有名额，就会通过邮件发送给您。",
    over: "很抱歉，我们承诺的优惠已全部发完。",
  },
  already: {
    title: "您已经确认过了",
    text: "无需再做任何操作。{site}会向您发送邮件。",
  },
  expired: {
    title: "此链接已过期",
    text: "这类链接只在一段时间内有效。我们可以马上给您发送新的链接。",
    button: "发送新链接",
  },
  refuse: {
    title: "不是您本人订阅的？",
    text: "那么是其他人填写了您的地址。点击按钮后，这次订阅申请会被删除，此后 30 天内任何表单都不会让{site}向您发送邮件。",
    button: "不是我订阅的",
  },
  refused: {
    title: "已经删除",
    text: "这次订阅申请的内容没有保留。此后 30 天内任何表单都不会让{site}向您发送邮件。",
  },
  gone: {
    title: "此订阅申请已不存在",
    text: "它已被删除，或者时间过久。如果您想收到邮件，请在{site}重新订阅。",
  },
  unknown: {
    title: "此链接无效",
    text: "链接可能不完整。请从邮件中重新打开，或联系{site}。",
  },
};
