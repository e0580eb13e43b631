import type { ReviewWords } from "./words.ts";

export const zh: ReviewWords = {
  form: {
    title: "您觉得怎么样？",
    about: "请评价{product}。好评和差评，我们一视同仁。",
    stars: "您给几颗星？",
    star: ["1 星", "2 星", "3 星", "4 星", "5 星"],
    text: "您想对其他人说些什么？",
    name: "称呼",
    nameHint: "会与评价一起公开显示，也可以不填。",
    optional: "（选填）",
    permission: "{site}可以在本站其他位置引用我的评价。",
    photos: "照片，最多 {most} 张",
    photosHint: "支持 JPEG、PNG、WebP 或 GIF。我们会删除拍摄地点等信息。",
    thanks: "凡是受邀评价的顾客，无论评价内容如何，都会得到以下谢礼，评价旁也会注明：",
    policy: "我们如何收集和核实评价",
    button: "提交评价",
  },
  problems: {
    form: "有些内容缺失或不符合要求。您填写的内容仍然保留。",
    score: "请选择星级。",
    photos: "有照片无法读取或文件过大。请换一张，或不附照片提交。",
    refused: "这一项不符合要求，请检查。",
  },
  done: {
    title: "谢谢您",
    text: "我们已收到您的评价。无论内容如何，都会计入。",
    code: "您的优惠码：",
    owed: "一有新的优惠码，我们就会通过邮件发给您。",
    links: "也愿意在这些地方分享您的看法吗？",
  },
  help: {
    title: "需要我们帮忙吗？",
    text: "如果有什么问题，请告诉我们。您的评价会保持原样。",
    label: "我们能为您做些什么？",
    email: "接收回复的邮箱地址",
    button: "发送给{site}",
  },
  helped: {
    title: "消息已发出",
    text: "{site}会阅读您的消息；如果您留下了邮箱，会给您回复。您的评价会保持原样。",
  },
  used: {
    title: "您已经写过这条评价了",
    text: "这个链接只能用来写一条评价，我们已经收到。谢谢您。",
  },
  wait: {
    title: "请稍候",
    text: "现在提交评价的人很多。请等待 {seconds} 秒后再按按钮。您填写的内容会保留，但照片不会一起发送。",
    button: "现在提交",
  },
  tooMany: {
    title: "请稍后再试",
    text: "来自您网络的请求太多了。请过一会儿再按按钮。您填写的内容会保留。",
    button: "重试",
  },
  unknown: {
    title: "这个链接无法使用",
    text: "链接可能不完整，或已经过期。请从邮件中重新打开，或到{site}的商品页面撰写评价。",
  },
};
