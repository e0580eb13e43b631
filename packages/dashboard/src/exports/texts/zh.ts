import type { ExportsTexts } from "./texts.ts";

export const texts: ExportsTexts = {
  title: "导出",
  about:
    "可用表格软件等程序打开的 CSV 文件。可能被当作公式的内容以单引号 (') 开头。每次下载都会写入操作记录。",
  download: "下载 CSV",
  working: "正在下载：{of}",
  done: "{file} 已下载，共 {lines}。",
  stopped: "已停止，没有保存任何内容。",
  lines: { other: "{n} 行" },
  none: "没有可导出的内容",
  noneText: "网站启用邮件订阅、评价、问卷或推荐计划后，会显示在这里。",
  newsletter: {
    title: "邮件订阅者",
    about: "所有已确认订阅的人，每订阅一个列表占一行。",
    list: "列表",
    all: "所有列表",
    left: "包括已退订的人及退订原因",
  },
  referral: {
    title: "推荐奖励",
    about: "一年内发给每个人的奖励，以及收回的奖励。年份以 UTC 为准。",
    year: "年份",
    none: "还没有发放过奖励。",
  },
  reviews: {
    title: "评价",
    about: "全部评价和评分：已发布、待审核和已隐藏的，含隐藏原因。",
  },
  surveys: {
    title: "问卷回答",
    about: "每份回答占一行，回答者仅以 ID 表示。",
    survey: "问卷",
  },
};
