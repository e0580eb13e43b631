import type en from "./en.ts";

const zh: typeof en = {
  title: "每个组件的每种状态 | 努里茶",
  description: "访客会看到的每个组件的样子，四种主题。",
  heading: "每个组件的每种状态",
  lead: "这里的都不能操作：只是把状态交给组件自己的视图画出来。本店的配色随系统的浅色或深色而变。",
  themes: { light: "浅色", dark: "深色", shop: "本店配色", rtl: "从右到左" },
  unavailable: "unavailable",
  fallback: {
    newsletter: "写信给我们，订阅来信",
    referral: "写信给我们，领取链接",
    "referral-gift": "写信给我们，领取朋友的礼物",
    "review-request": "写信说说您的茶",
    chat: "写邮件问我们",
    survey: "写信回答",
  },
  prompts: {
    title: "自行出现的提示",
    lead: "不请自来的四种样子。每个链接打开一页，提示立即出现。",
    back: "回到所有组件",
    filler: "最先醒的是麻雀，然后是茶农，最后才是雾。等雾从茶垄间散去，一只小篮子也就满了。",
    forms: {
      popup: "页面上方的窗口",
      "slide-in": "角落里的卡片",
      bar: "页脚的一条",
      inline: "页面之中",
    },
  },
};

export default zh;
