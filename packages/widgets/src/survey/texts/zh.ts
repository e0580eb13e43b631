import { texts as common } from "../../platform/texts/zh.ts";
import type { SurveyTexts } from "./texts.ts";

export const texts: SurveyTexts = {
  ...common,
  heading: "问卷",
  button: "提交",
  star: "{score} 星，共 5 星",
  ends: {
    nps: ["完全不可能", "非常可能"],
    csat: ["非常不满意", "非常满意"],
    ces: ["非常不同意", "非常同意"],
  },
  results: {
    sent: "谢谢您",
    offline: {
      heading: "稍后发送",
      text: "目前没有网络连接。您的回答已保存在此浏览器中，联网后会立即发送。",
    },
  },
  links: "愿意也在这里告诉其他人吗？",
};
