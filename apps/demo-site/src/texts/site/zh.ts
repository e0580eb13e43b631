import type en from "./en.ts";

const zh: typeof en = {
  shop: "努里茶",
  skip: "跳到正文",
  pictureAlt: "晨光中宝城山坡上的茶垄",
  header: {
    mainLabel: "主菜单",
    languageLabel: "语言",
    teas: "茶",
    journal: "札记",
    compare: "对比",
    brewing: "冲泡",
    account: "我的账户",
    cart: "购物车",
    backToShop: "返回店铺",
  },
  footer: {
    label: "更多",
    street: "首尔市钟路区紫霞门路7街18号",
    hours: "周二至周日 11:00–19:00",
    faq: "常见问题",
    privacy: "隐私",
    guide: "韩国绿茶简介",
    disclaimer:
      "这家店并不存在，只是为了展示 Stagelight 而做的。这里什么也买不到，您输入的内容也不会发送到任何地方。",
  },
  cart: {
    add: "加入购物车",
    added: "已加入，购物车里共有 {count} 件。",
    onward: "查看购物车",
    howMany: "数量",
    less: "减少一件",
    more: "增加一件",
  },
  copy: {
    button: "复制链接",
    copied: "已复制，粘贴到朋友看得到的地方吧。",
    selected: "已选中：按 Ctrl+C（Mac 上按 ⌘C）复制。",
  },
  voices: {
    by: "{name}，谈{about}",
    leaves: "五片叶中得 {count} 片",
    list: [
      {
        text: "我一直以为自己不喜欢绿茶，原来只是不喜欢用开水泡。现在喝到第三罐了。",
        name: "哈娜，釜山",
        about: "细雀",
      },
      {
        text: "很好喝。不过说实话，工作日喝中雀就够了，价钱只要一半。还是他们自己告诉我的。",
        name: "托比亚斯，莱比锡",
        about: "中雀",
      },
      {
        text: "焙火味对我来说太重了。写信过去，他们寄来一小袋黄茶让我试试，什么表格都不用填。",
        name: "美玲，台北",
        about: "夜焙茶",
      },
    ],
  },
  panel: {
    title: "您所在的阶段：",
    without:
      "这些页面会随您所处的位置而变化。没有脚本时，每个人看到的都是写给新访客的内容，也就是您现在看到的这些。",
    lead: "这些页面会随您所处的位置而变化。跳到某个阶段，再打开任意一页，内容就会与之相配。",
    needsConsent:
      "没有您的同意，什么都不会被记住。请在下方的隐私设置里允许个性化页面，然后再跳一次。",
    moved: "您现在处于“{stage}”阶段。接下来打开的页面会体现出来。",
    again: "重新打开本页",
    stages: {
      awareness: {
        label: "认知",
        act: "从头开始",
        does: "忘掉一切，您又是一位陌生的客人。",
      },
      consideration: {
        label: "考虑",
        act: "看看茶",
        does: "就像您看过两款茶，或取消了订单。",
      },
      purchase: {
        label: "购买",
        act: "开始购买",
        does: "就像您把茶放进购物车并开始结账。",
      },
      retention: {
        label: "留存",
        act: "买一次",
        does: "就像一笔订单已经完成。",
      },
      advocacy: {
        label: "推荐",
        act: "再买一次，告诉朋友",
        does: "就像您再次光临、再次下单，并分享了一款茶。",
      },
    },
  },
  notFound: {
    title: "没有这个页面",
    text: "地址可能有笔误，或者页面已经搬走。[茶](/products/)、[札记](/journal/)和[首页](/)都还在原来的地方。",
  },
};

export default zh;
