import type { FewTexts } from "../texts.ts";

export const few: FewTexts = {
  lang: "zh",
  dir: "ltr",
  name: "姓名",
  optional: "（选填）",
  busy: "正在发送…",
  failures: {
    "too-many": "请求过于频繁，请过几分钟再试。",
    server: "我们的服务器出了问题，请过几分钟再试。",
    "no-answer": "没有收到回应，请检查网络连接后重试。",
  },
};
