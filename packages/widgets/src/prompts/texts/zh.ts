import type { PromptTexts } from "./texts.ts";

export const texts: PromptTexts = {
  lang: "zh",
  dir: "ltr",
  close: "关闭",
  notNow: "以后再说",
  names: { newsletter: "订阅邮件", other: "提示" },
  appeared: "页面末尾已打开“{label}”。",
};
