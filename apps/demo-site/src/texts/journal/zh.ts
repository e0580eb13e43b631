import type en from "./en.ts";

const zh: typeof en = {
  title: "茶札记：采茶、水与泥 | 努里茶",
  description:
    "一家韩国小茶铺的四篇长文：河东采茶记，茶怎么存放，为什么是七十度，青瓷窑边的一个下午。",
  heading: "茶札记",
  lead: "一年四回，我们当中总有一个人丢下店铺几天，把在外头看到的写下来。没有幸福的秘方，也没有一句图注就说得完的事。",
  minutes: { one: "读完约{count}分钟", other: "读完约{count}分钟" },
  crumbs: "当前位置",
  all: "全部札记",
  foot: {
    awareness: {
      title: "读不如尝？",
      text: "三个小袋，三壶茶，没有非喝完不可的整罐。不然就[接着读](/journal/)，不要钱，也没有热量。",
    },
    consideration: {
      title: "读完了，该选了",
      text: "[对比表](/compare/)把六款茶摆在一处，每杯多少钱，好不好泡，都写着。",
    },
    purchase: {
      title: "购物车还在老地方",
      text: "您想读多久就读多久。[结账只剩一页](/checkout/)，里面的东西不会变。",
    },
    retention: {
      title: "用手上那罐试试",
      text: "[计算器](/brewing/)认得您的茶，告诉它多少水，余下的由它来算。罐子什么时候见底，去“[我的](/account/)”里看。",
    },
    advocacy: {
      title: "有朋友会喜欢这篇吗？",
      text: "转给他吧。不过是个链接：没有优惠码，没有积分，也没有人计数。",
      label: "本文链接",
    },
  },
};

export default zh;
