import type { ContinueWords } from "./words.ts";

export const zh: ContinueWords = {
  ask: {
    title: "继续对话",
    text: "有人给{site}留言，并填写了 {address} 这个邮箱。是您本人吗？",
    name: "继续后，您将以发起这次对话的人的名义发言：{site}会把您写的内容视为那个人所写，那个人也能看到。",
    button: "是的，继续",
    notMe: "不是我",
  },
  conversation: {
    title: "您与{site}的对话",
    you: "我",
    answerer: "自动回复",
    files: "{count} 个文件",
    earlier: "更早的内容不在此显示。",
    sent: "已收到您的消息。",
    label: "消息内容",
    button: "发送",
    empty: "请填写内容。",
  },
  disowned: {
    title: "感谢您告诉我们",
    text: "{site}不会再就这次对话给您发信。",
  },
  unknown: {
    title: "这个链接无法使用",
    text: "链接可能不完整或已过期。请从邮件中重新打开，或重新给{site}留言。",
  },
};
