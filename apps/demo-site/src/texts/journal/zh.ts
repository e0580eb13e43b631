import type en from "./en.ts";

const zh: typeof en = {
  title: "札记：采茶、水与泥土 | 努里茶",
  description:
    "一家韩国小茶铺的四篇长文：河东的一季采茶、茶怎样存放、为什么是七十度，以及青瓷窑边的一个下午。",
  heading: "札记",
  lead: "一年四次，我们当中有一个人离开店铺几天，把那里的事写下来。没有幸福秘方，也没有一句图注就能说完的东西。",
  minutes: { one: "{count} 分钟", other: "{count} 分钟" },
  crumbs: "当前位置",
  all: "全部札记",
  foot: {
    awareness: {
      title: "如果您更想尝而不是读",
      text: "三个小袋，三壶茶，没有非喝完不可的罐子。或者[继续读](/journal/)，免费，也没有热量。",
    },
    consideration: {
      title: "从读到选",
      text: "[对比表](/compare/)把六款茶并排摆开，每杯多少钱、容不容错，都写着。",
    },
    purchase: {
      title: "购物车还在您放下的地方",
      text: "您想读多久就读多久。[只剩一页](/checkout/)，里面的东西不会变。",
    },
    retention: {
      title: "用您手上那罐试试",
      text: "[计算器](/brewing/)认得您的茶：告诉它多少水，其余它来算。罐子什么时候见底，[我的账户](/account/)里有。",
    },
    advocacy: {
      title: "认识会喜欢这篇的人吗？",
      text: "转给他吧。只是一个链接：没有优惠码，没有积分，也没有人计数。",
      label: "本文链接",
    },
  },
};

export default zh;
