import type { SurveyWords } from "./words.ts";

export const zh: SurveyWords = {
  optional: "（选填）",
  button: "提交",
  ends: {
    nps: { lowest: "{score} 分：完全不会推荐", highest: "{score} 分：非常愿意推荐" },
    csat: { lowest: "{score} 分：非常不满意", highest: "{score} 分：非常满意" },
    ces: { lowest: "{score} 分：非常不同意", highest: "{score} 分：非常同意" },
    stars: { lowest: "{score} 分：很差", highest: "{score} 分：非常好" },
  },
  and: "；",
  only: {
    answered: "仅在您回答了“{question}”时填写。",
    chosen: "仅在您于“{question}”中选择了{options}时填写。",
    atMost: "仅在您对“{question}”打了 {high} 分或更低时填写。",
    atLeast: "仅在您对“{question}”打了 {low} 分或更高时填写。",
    between: "仅在您对“{question}”打了 {low} 至 {high} 分时填写。",
  },
  problems: {
    form: "有内容缺失或不符合要求。您填写的内容仍保留在此。",
    nothing: "请至少回答一个问题。",
    missing: "请回答此问题。",
    refused: "内容不符合要求，请检查。",
  },
  sent: {
    title: "谢谢您",
    links: "如果您愿意，也可以在以下平台评价{site}：",
  },
  wait: {
    title: "请稍候",
    text: "目前提交的人较多。请等待 {seconds} 秒，然后按下按钮。您填写的内容会保留。",
    button: "提交",
  },
  tooMany: {
    title: "请稍后再试",
    text: "来自您的网络连接的请求过多。请稍等片刻，然后按下按钮。您填写的内容会保留。",
    button: "重试",
  },
};
