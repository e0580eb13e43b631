import type en from "./en.ts";

const zh: typeof en = {
  shop: "努里茶",
  skip: "跳到正文",
  pictureAlt: "晨光里，宝城山坡上一垄垄的茶树",
  header: {
    mainLabel: "主导航",
    languageLabel: "语言",
    teas: "选茶",
    journal: "茶札记",
    compare: "对比",
    brewing: "泡茶",
    account: "我的",
    cart: "购物车",
    backToShop: "返回店铺",
  },
  footer: {
    label: "更多",
    street: "首尔市钟路区紫霞门路7街18号",
    hours: "周二至周日，11:00至19:00",
    help: "帮助",
    faq: "常见问题",
    letters: "来信",
    refer: "推荐给朋友",
    privacy: "隐私",
    yourData: "您的数据",
    guide: "韩国绿茶入门",
    disclaimer:
      "本店并不存在，只为演示Stagelight而设。这里的东西都不出售；除收据邮箱、优惠码，订阅来信、领取链接的表单，以及聊天里写的话外，您填写的内容不会发往任何地方。",
  },
  cart: {
    add: "加入购物车",
    added: "已加入，购物车中共{count}件。",
    onward: "去购物车",
    howMany: "数量",
    less: "减一件",
    more: "加一件",
  },
  copy: {
    button: "复制链接",
    copied: "已复制，发给朋友吧。",
    selected: "已选中，请按Ctrl+C（Mac按⌘C）复制。",
  },
  voices: {
    by: "{name}，评{about}",
    leaves: "评分：{count}片叶，满分5片",
    list: [
      {
        text: "一直以为自己喝不惯绿茶，后来才明白，喝不惯的是拿开水烫出来的绿茶。这已经是第三罐了。",
        name: "哈娜（釜山）",
        about: "细雀",
      },
      {
        text: "好喝是好喝，不过说句实话，平日上班喝中雀就够了，价钱才一半。这还是店里自己告诉我的。",
        name: "托比亚斯（莱比锡）",
        about: "中雀",
      },
      {
        text: "烟火气对我来说重了点。写信去说，他们就寄了一小袋黄茶让我换换口味，一张表都没让填。",
        name: "美玲（台北）",
        about: "夜焙茶",
      },
    ],
  },
  panel: {
    title: "您的阶段 ·",
    without:
      "这里的页面因您所处的阶段而不同。没有启用脚本时，看到的都是写给新客人的内容，也就是眼前这些。",
    lead: "这里的页面因您所处的阶段而不同。先选一个阶段，再随便打开哪一页看看。",
    needsConsent: "未经您同意，本站什么都不记。请先在下方“隐私设置”中开启“个性化内容”，再选一次。",
    moved: "您现在处于“{stage}”阶段，接下来打开的页面都会照此显示。",
    again: "重新打开本页",
    stages: {
      awareness: {
        label: "认知",
        act: "从头来过",
        does: "全部清除，您又是头一回来的客人。",
      },
      consideration: {
        label: "考虑",
        act: "看看茶",
        does: "相当于看过两款茶，或取消了一笔订单。",
      },
      purchase: {
        label: "购买",
        act: "开始下单",
        does: "相当于把茶放进购物车，开始结账。",
      },
      retention: {
        label: "留存",
        act: "买一次",
        does: "相当于成交了一笔订单。",
      },
      advocacy: {
        label: "推荐",
        act: "再买一次，告诉朋友",
        does: "相当于再次光顾、再次下单，还分享了一款茶。",
      },
    },
  },
  notFound: {
    title: "没有这一页",
    text: "也许是网址写错了一笔，也许是页面搬了家。[茶](/products/)、[茶札记](/journal/)和[首页](/)都还在老地方。",
  },
};

export default zh;
