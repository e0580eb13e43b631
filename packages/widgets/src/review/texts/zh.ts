import { texts as common } from "../../platform/texts/zh.ts";
import type { ReviewTexts } from "./texts.ts";

export const texts: ReviewTexts = {
  ...common,
  stars: {
    heading: "写评价",
    description: "好评差评，都能帮助他人选择。",
    text: "您的评价",
    button: "提交评价",
  },
  shop: {
    heading: "您觉得我们怎么样？",
    description: "点一下即可。",
    text: "主要原因是什么？",
    button: "提交",
  },
  named: "您觉得{name}怎么样？",
  questions: {
    stars: "评分",
    nps: "您有多大可能向朋友或同事推荐我们？",
    csat: "您对我们的满意程度如何？",
    ces: "“他们让事情变得很轻松。”您在多大程度上同意？",
  },
  star: "{score} 星，共 5 星",
  ends: {
    nps: ["完全不可能", "非常可能"],
    csat: ["非常不满意", "非常满意"],
    ces: ["非常不同意", "非常同意"],
  },
  permission: "允许贵站在其他位置引用此内容",
  photos: "照片",
  photosHint: "最多 {most} 张，总共不超过 6 MB。",
  remove: "移除",
  alike: "无论评价内容如何，人人相同，并会在评价旁注明。",
  policy: "我们如何收集评价",
  problems: {
    ...common.problems,
    "no-score": "请选择一项。",
    "too-many": "照片数量过多。",
    "too-large": "照片总大小超出限制。",
    "no-photo": "请选择 JPEG、PNG、WebP 或 GIF 图片。",
  },
  failures: {
    ...common.failures,
    link: "邮件中的链接已过期或不完整。再次提交时将不使用该链接。",
  },
  results: {
    sent: { heading: "谢谢您", text: "我们已收到。无论内容如何，都会计入。" },
    used: { heading: "谢谢您", text: "您已写过这条评价，我们已计入。" },
    offline: {
      heading: "稍后发送",
      text: "目前没有网络连接。内容已保存在此浏览器中，联网后会立即发送。",
    },
  },
  mailed: "将通过邮件发送给您。",
  links: "愿意也在这里告诉其他人吗？",
  help: {
    heading: "需要帮助吗？",
    label: "遇到了什么问题？",
    address: "接收回复的邮箱",
    button: "请求帮助",
    sent: "您的留言已发送。您的评价保持不变。",
  },
};
