import type en from "./en.ts";

const zh: typeof en = {
  answers: {
    postage: {
      question: "运费多少？",
      answer:
        "韩国境内 {home}，满 {free} 免运费。境外 {least} 至 {most}。价格已含税，之后不会再加钱。",
    },
    when: {
      question: "什么时候到？",
      answer: "下午两点前下单，当天从首尔寄出。韩国境内一到两天，其他地方三到九天。",
    },
    dislike: {
      question: "不喜欢怎么办？",
      answer: "三十天内写信告诉我们。开没开封都退款，茶您留着。",
    },
    keeps: {
      question: "能放多久？",
      answer: "未开封一年，开封后两个月。远离光、热和咖啡。",
    },
  },
  cart: {
    title: "购物车 | 努里茶",
    description: "购物车里的东西和总价。",
    heading: "您的购物车",
    lead: "它留在这台设备上，您想放多久就放多久。",
    onward: "去结账",
    more: "回到货架",
    reminderTitle: "这里什么都没跑掉",
    reminder:
      "没有倒计时，也不会被取消。如果对某款茶拿不准，再[对比一下](/compare/)，或者先买[三个小袋](/products/#taste-set)。",
    withTitle: "配着正好",
    withText: "您家里已经有茶了，那不妨看看茶具：一只替您凉水的匀杯，两只茶杯。",
    withLink: "[青瓷茶具](/products/celadon-set/)",
    noScript: "没有脚本，这个演示记不住购物车，所以显示一罐细雀。有服务器的店铺是记得住的。",
  },
  empty: {
    text: "购物车里还没有茶。[看看这些茶](/products/)，或者从大多数人的第一款开始：",
    add: "来一罐细雀",
  },
  summary: {
    title: "您的订单",
    postageTo: "运费（{country}）",
    total: "合计（含税）",
    free: "免运费",
    remove: "移除",
    line: "{pack} × {quantity}",
    brief: "{packs}，寄往{country}，含运费共 {total}。",
    packs: { one: "一件", other: "{count} 件" },
  },
  checkout: {
    title: "结账 | 努里茶",
    description: "只有一页：茶寄到哪里，怎么付款。",
    heading: "一页，然后就是茶",
    change: "修改购物车",
    where: "寄到哪里",
    country: "国家或地区",
    zone: "{country}：{price}，{from}–{to} 天",
    name: "姓名",
    nameError: "请填写收件人姓名。",
    street: "街道与门牌号",
    streetError: "请填写街道与门牌号。",
    postcode: "邮政编码",
    postcodeError: "请填写邮政编码。",
    city: "城市",
    cityError: "请填写城市。",
    receipt: "收据寄到哪里",
    email: "电子邮箱",
    emailHint: "只用于发送收据和快递单号。",
    emailError: "请填写电子邮箱，例如 hana@example.com。",
    pay: "怎么付款",
    payHint: "真正的店铺里，接下来由银行处理。在这里，什么都不会发生。",
    payError: "请选择付款方式。",
    card: "银行卡",
    kakaopay: "KakaoPay",
    alipay: "支付宝",
    transfer: "银行转账",
    submit: "下单并支付 {total}",
    demo: "这是演示：您输入的内容不会离开浏览器，也不会向任何人收费。",
  },
  help: {
    title: "下单之前",
    text: "上面的合计就是您要付的全部。还有不清楚的，请写信到 hello@nuri.example，由真人回复。",
    backTitle: "很高兴您回来",
    retention: "和上次同一个地址？浏览器记得：点一下输入框选择即可。我们不留副本。",
    advocacy: "寄给朋友？上面填朋友的地址，收据填您的。包裹里不会有价格。",
  },
  thanks: {
    title: "谢谢您 | 努里茶",
    description: "您的订单，以及怎样泡第一壶。",
    heading: "谢谢您。水壶可以再歇一天。",
    lead: "西村有人正在包您的茶。真正的店铺里，收据这时已在您的邮箱；在这里，它就在下面：",
    none: "这个浏览器里没有下过单。顾客看到的就是这样的内容。",
    receipt: "订单 {id}：{products}。{total}，含运费。",
    product: "{name} × {quantity}",
    firstTitle: "您的第一壶",
    nextLabel: "接下来",
    next: {
      title: "接下来会怎样",
      lead: "两点前下单今天寄出，否则明天。收到后，水准备好之前请别打开罐子。",
      more: "第一杯苦了，就用凉一点的水；淡了，就多放叶子。都不是而您仍不喜欢，就写信给我们：钱退给您，茶您留着。",
      guide: "完整的冲泡指南",
      account: "您的订单和续茶日期在[我的账户](/account/)里。",
    },
    retention: {
      title: "又一单",
      lead: "流程您都熟悉了。有两件事您也许不知道：第三泡要的是更久，不是更烫；泡过的叶子加酱油和芝麻，就是一顿午饭。",
    },
    advocacy: {
      title: "给您想到的那位朋友",
      lead: "通常总有那么一位。这个链接里有茶，也有泡法。没有优惠码，没有积分，只有茶。",
      label: "给朋友的链接",
    },
  },
  steps: {
    kettle: {
      title: "让水放一放",
      text: "烧开，倒进碗里，等五分钟。不用温度计，就是70°C。",
    },
    pot: {
      title: "三克，一分钟",
      text: "满满一茶匙放进壶里，注入150毫升水。不要搅，闻一闻。",
    },
    cups: {
      title: "一滴不剩",
      text: "每杯斟一点，再倒回来斟，让滋味一样。叶子还能再泡两次。",
    },
  },
};

export default zh;
