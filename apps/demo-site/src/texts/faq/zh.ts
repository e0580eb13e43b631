import type en from "./en.ts";

const zh: typeof en = {
  title: "常见问题 | 努里茶",
  description: "运费、新鲜度、咖啡因、没有温度计怎么泡，以及不喜欢时怎么办。",
  heading: "常见问题",
  lead: "每周都会收到的问题。没有您要问的，请写信到 hello@nuri.example。",
  groups: {
    order: {
      title: "下单",
      list: [
        {
          question: "运费多少？",
          answer:
            "韩国境内 {home}，满 {free} 免运费。境外按国家或地区 {least} 至 {most}，结账页在您填写之前就会显示。价格已含税费与关税。",
        },
        {
          question: "什么时候到？",
          answer:
            "下午两点前下单，当天从首尔寄出。韩国一到两天；中国大陆、日本、台湾三到五天；其他地方六到九天。",
        },
        {
          question: "可以当礼物寄吗？",
          answer: "可以。表单里填对方的地址，收据填您的。本来就用布包好，包裹里不会有价格。",
        },
        {
          question: "不喜欢怎么办？",
          answer: "三十天内写信告诉我们。开没开封都退款，茶您留着。送给别人吧，口味各不相同。",
        },
      ],
    },
    tea: {
      title: "关于茶",
      list: [
        {
          question: "从哪款开始？",
          answer:
            "喜欢清青味的选[细雀](/products/first-flush-sejak/)，喝红茶的选[黄茶](/products/hwangcha/)，不知道就选[初尝套装](/products/#taste-set)。",
        },
        {
          question: "和日本绿茶有什么不同？",
          answer:
            "日本绿茶大多蒸青，非常绿，有点鲜。我们的茶是锅炒，更圆润，有坚果香，也更耐热水。",
        },
        {
          question: "咖啡因有多少？",
          answer:
            "细雀首泡约35毫克，是一杯咖啡的三分之一。夜焙茶12毫克，荞麦茶没有。[表里](/compare/)都列着。",
        },
        {
          question: "是有机的吗？",
          answer:
            "河东的茶树野生，没有人打药；宝城和济州有认证。我们宁愿这样告诉您，也不在罐上印一片叶子。",
        },
      ],
    },
    brewing: {
      title: "冲泡与存放",
      list: [
        {
          question: "我的茶为什么苦？",
          answer:
            "水太烫了，几乎总是如此。烧开，倒进碗里，等五分钟，再试一次。[原因在这里](/journal/water-temperature/)",
        },
        {
          question: "能放多久？",
          answer:
            "未开封一年，开封后两个月，远离光、热和咖啡。[详细的回答](/journal/storing-green-tea/)",
        },
        {
          question: "一定要专门的壶吗？",
          answer:
            "不用。马克杯加滤网就行，[计算器](/brewing/)能算任何水量。有了[小壶和匀杯](/products/celadon-set/)，第二杯会更好。",
        },
      ],
    },
  },
};

export default zh;
