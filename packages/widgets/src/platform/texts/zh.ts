import { few } from "./few/zh.ts";
import type { CommonTexts } from "./texts.ts";

export const texts: CommonTexts = {
  ...few,
  email: "电子邮箱",
  proof: "请稍候，正在确认您不是机器人。",
  trap: "请将此栏留空",
  problems: {
    missing: "请填写此项。",
    "not-chosen": "请至少选择一项。",
    "no-address": "请按 mina@example.com 这样的格式填写邮箱。",
    "too-long": "内容过长。",
    refused: "服务器未接受此内容，请检查。",
  },
};
