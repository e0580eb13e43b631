import type { CommonTexts } from "./texts.ts";

export const texts: CommonTexts = {
  lang: "zh",
  dir: "ltr",
  email: "电子邮箱",
  name: "姓名",
  optional: "（选填）",
  busy: "正在发送…",
  proof: "请稍候，正在确认您不是机器人。",
  trap: "请将此栏留空",
  problems: {
    missing: "请填写此项。",
    "not-chosen": "请至少选择一项。",
    "no-address": "请按 mina@example.com 这样的格式填写邮箱。",
    "too-long": "内容过长。",
    refused: "服务器未接受此内容，请检查。",
  },
  failures: {
    "too-many": "请求过于频繁，请过几分钟再试。",
    server: "我们的服务器出了问题，请过几分钟再试。",
    "no-answer": "没有收到回应，请检查网络连接后重试。",
  },
};
