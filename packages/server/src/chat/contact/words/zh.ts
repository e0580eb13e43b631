import type { ContactWords } from "./words.ts";

export const zh: ContactWords = {
  form: {
    title: "给{site}留言",
    text: "我们会通过电子邮件回复您。",
    email: "电子邮箱",
    message: "留言内容",
    optional: "（选填）",
    choose: "请选择",
    more: "了解详情",
    button: "发送",
    reply: {
      minutes: "我们通常在几分钟内回复。",
      hours: "我们通常在几小时内回复。",
      day: "我们通常在一天内回复。",
    },
  },
  problems: {
    form: "有内容缺失或不符合要求。您填写的内容仍然保留。",
    missing: "请填写此项。",
    email: "邮箱地址有误，请检查。",
    refused: "内容不符合要求，请检查。",
    consent: "如果您同意，请勾选。",
  },
  sent: {
    title: "已收到您的留言",
    text: "{site}会回复到 {address}。如果没有看到邮件，请查看垃圾邮件箱。",
  },
  wait: {
    title: "请稍候",
    text: "现在留言的人很多。请等待 {seconds} 秒后再按按钮。您填写的内容会保留。",
    button: "现在发送",
  },
  tooMany: {
    title: "请稍后再试",
    text: "来自您网络的请求太多了。请过一会儿再按按钮。您填写的内容会保留。",
    button: "重试",
  },
};
