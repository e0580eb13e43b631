import type en from "./en.ts";

const zh: typeof en = {
  title: "常见问题 | 努里茶",
  description: "运费、存放、咖啡因，没有温度计怎么泡，喝不惯怎么办。",
  heading: "常见问题",
  lead: "这些是每星期都有人问的。没有您要问的，请写信到hello@nuri.example。",
  groups: {
    order: {
      title: "买茶",
      list: [
        {
          question: "运费多少？",
          answer:
            "韩国境内{home}，满{free}免运费。寄往境外，视国家和地区而定，{least}至{most}，结账页一打开就能看到，不必先填资料。标价已含税费和关税。",
        },
        {
          question: "多久能收到？",
          answer:
            "下午两点前下单，当天从首尔寄出。韩国境内一到两天；中国大陆、台湾地区和日本三到五天；其他地方六到九天。",
        },
        {
          question: "可以当礼物寄吗？",
          answer: "可以。地址填对方的，收据填您自己的邮箱。茶本来就用布包好，包裹里也不放价目。",
        },
        {
          question: "喝不惯怎么办？",
          answer: "三十天内写信告诉我们，开没开封都退款，茶不用寄回。送给别人喝吧，各人口味不同。",
        },
      ],
    },
    tea: {
      title: "茶",
      list: [
        {
          question: "从哪一款喝起？",
          answer:
            "爱清鲜的，选[细雀](/products/first-flush-sejak/)；平日喝红茶的，选[黄茶](/products/hwangcha/)；说不准的，先买[初尝三味](/products/#taste-set)。",
        },
        {
          question: "和日本绿茶有什么不同？",
          answer:
            "日本绿茶大多是蒸青，颜色很绿，带一点高汤似的鲜。我们的茶是炒青，更圆润，有栗香，水热一点也不怕。",
        },
        {
          question: "咖啡因有多少？",
          answer:
            "细雀的头一泡约35毫克，是一杯咖啡的三分之一；夜焙茶12毫克；荞麦茶没有。[对比表](/compare/)里都列着。",
        },
        {
          question: "是有机茶吗？",
          answer:
            "河东的茶树是野生的，没有人打药；宝城和济州的有认证。与其在罐子上印一片叶子，不如这样跟您说清楚。",
        },
      ],
    },
    brewing: {
      title: "泡茶与存茶",
      list: [
        {
          question: "我泡的茶为什么苦？",
          answer:
            "水太烫了，十回里有九回是这样。水烧开，倒进碗里，等五分钟，再泡一次试试。[其中的道理](/journal/water-temperature/)",
        },
        {
          question: "能放多久？",
          answer:
            "未开封一年，开封后两个月。避光、避热，也别挨着咖啡。[细说](/journal/storing-green-tea/)",
        },
        {
          question: "一定要用专门的壶吗？",
          answer:
            "不用，马克杯配个滤网就行，[计算器](/brewing/)多少水都能算。有了[小壶和公道杯](/products/celadon-set/)，第二杯会更好喝。",
        },
      ],
    },
  },
};

export default zh;
