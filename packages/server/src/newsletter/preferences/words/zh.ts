import type { PreferencesWords } from "./words.ts";

export const zh: PreferencesWords = {
  centre: {
    title: "订阅设置",
    text: "设置{site}向 {address} 发送哪些内容，以及多久发送一次。",
    lists: "订阅内容",
    frequency: "接收频率",
    asListed: "有新内容就发送",
    frequencies: { weekly: "每周最多一封", monthly: "每月最多一封" },
    language: "语言",
    save: "保存",
    saved: "已保存，从下一封邮件起生效。",
    wrong: "有内容不符合要求，尚未保存。",
    leave: "退订全部邮件",
    data: "您的个人信息",
    dataText: "您可以下载我们保存的全部个人信息，也可以要求删除。",
    download: "下载我的信息",
    erase: "删除我的信息",
  },
  left: {
    title: "您已退订",
    text: "{site}不会再向您发送订阅邮件。已经发出的邮件可能仍会送达。",
    why: "方便告诉我们原因吗？您也可以不回答。",
    reasons: {
      "too-many": "邮件太多",
      "not-for-me": "内容不是我感兴趣的",
      "never-asked": "我从未订阅过",
      other: "其他原因",
    },
    more: "您还想说的话",
    send: "提交",
    back: "点错了，重新订阅",
  },
  thanks: { title: "谢谢您", text: "您的反馈对我们很有帮助。我们不会再向您发送订阅邮件。" },
  erase: {
    title: "要删除全部信息吗？",
    text: "{site}以此邮箱保存的全部信息都将被删除，包括订阅记录、您填写的内容，以及在此记录的访问和订单，且无法恢复。我们只保留一个不再给您发邮件的标记，从中看不出您的邮箱地址。",
    button: "全部删除",
    keep: "不，保留",
  },
  erased: {
    title: "已全部删除",
    text: "这里不再保存任何与您有关的信息，您也不会再收到订阅邮件。",
  },
  old: {
    title: "获取新链接",
    text: "此链接已失效。请填写您的邮箱地址，我们会发送一个新链接。",
    email: "邮箱地址",
    button: "发送新链接",
    noAddress: "请填写邮箱地址，例如 mina@example.com。",
  },
  fresh: {
    title: "为了您的安全，请再确认一步",
    text: "这封邮件发出已有一段时间，可能曾被转发。我们会向您的邮箱发送一个新链接，一天之内有效。",
    button: "给我发送链接",
  },
  sent: {
    title: "请查看您的邮箱",
    text: "如果该邮箱订阅了邮件，新链接已在路上。我们每天最多发送一封。",
  },
};
