import type en from "./en.ts";

const zh: typeof en = {
  products: {
    ujeon: { name: "雨前茶", pack: "30克罐装" },
    "first-flush-sejak": { name: "头春细雀", pack: "40克罐装" },
    jungjak: { name: "日常中雀", pack: "80克罐装" },
    hwangcha: { name: "河东黄茶", pack: "50克罐装" },
    "night-roast": { name: "济州夜焙茶", pack: "80克罐装" },
    buckwheat: { name: "蓬坪荞麦茶", pack: "200克罐装" },
    "first-taste-set": { name: "初尝三味", pack: "10克小袋，三袋" },
    "celadon-set": { name: "青瓷双人茶具", pack: "茶壶、公道杯各一，茶杯一对" },
  },
  teas: {
    ujeon: {
      kind: "绿茶",
      place: "河东",
      taste: "奶香栗子、荷兰豆",
      forgiving: "娇气：水过65℃就发酸",
      bestFor: "一个人静静坐上一小时",
    },
    "first-flush-sejak": {
      kind: "绿茶",
      place: "宝城",
      taste: "甜玉米、新割的草、一点海味",
      forgiving: "尚可：70℃刚好",
      bestFor: "第一次喝韩国绿茶",
    },
    jungjak: {
      kind: "绿茶",
      place: "宝城",
      taste: "菠菜、炒米，滋味厚实",
      forgiving: "容易：80℃，马克杯也行",
      bestFor: "天天喝，配饭喝",
    },
    hwangcha: {
      kind: "黄茶，半发酵",
      place: "河东",
      taste: "蜂蜜、可可、红枣",
      forgiving: "容易：90℃，从不发苦",
      bestFor: "爱喝红茶的人",
    },
    "night-roast": {
      kind: "绿茶焙火",
      place: "济州",
      taste: "焦糖、核桃、木柴烟",
      forgiving: "容易：开水直接泡",
      bestFor: "晚饭以后",
    },
    buckwheat: {
      kind: "炒荞麦，不含茶叶",
      place: "蓬坪",
      taste: "爆米花、焦黄油",
      forgiving: "容易：泡多久都行",
      bestFor: "给孩子，或深夜",
    },
  },
  caffeine: "{mg}毫克",
  caffeineNone: "无",
};

export default zh;
