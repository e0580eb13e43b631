import type en from "./en.ts";

const zh: typeof en = {
  products: {
    ujeon: { name: "雨前茶", pack: "30克罐装" },
    "first-flush-sejak": { name: "头采细雀", pack: "40克罐装" },
    jungjak: { name: "日常中雀", pack: "80克罐装" },
    hwangcha: { name: "河东黄茶", pack: "50克罐装" },
    "night-roast": { name: "济州夜焙茶", pack: "80克罐装" },
    buckwheat: { name: "蓬坪荞麦茶", pack: "200克罐装" },
    "first-taste-set": { name: "初尝套装", pack: "10克小袋三包" },
    "celadon-set": { name: "青瓷双人茶具", pack: "茶壶、匀杯、茶杯两只" },
  },
  teas: {
    ujeon: {
      kind: "绿茶",
      place: "河东",
      taste: "栗子牛奶、荷兰豆",
      forgiving: "娇气：水温超过65°C就会发酸",
      bestFor: "安静的一小时，全心全意",
    },
    "first-flush-sejak": {
      kind: "绿茶",
      place: "宝城",
      taste: "甜玉米、新草、一丝海味",
      forgiving: "尚可：70°C就好",
      bestFor: "人生第一款韩国绿茶",
    },
    jungjak: {
      kind: "绿茶",
      place: "宝城",
      taste: "菠菜、炒米，口感扎实",
      forgiving: "容易：80°C，马克杯也行",
      bestFor: "每天喝，配饭喝",
    },
    hwangcha: {
      kind: "黄茶，半发酵",
      place: "河东",
      taste: "蜂蜜、可可、红枣",
      forgiving: "容易：90°C，从不发苦",
      bestFor: "爱喝红茶的人",
    },
    "night-roast": {
      kind: "焙火绿茶",
      place: "济州",
      taste: "焦糖、核桃、木烟",
      forgiving: "容易：开水也没关系",
      bestFor: "晚饭以后",
    },
    buckwheat: {
      kind: "炒制谷物，不含茶叶",
      place: "蓬坪",
      taste: "爆米花、焦化黄油",
      forgiving: "容易：泡多久都行",
      bestFor: "孩子和深夜",
    },
  },
  caffeine: "{mg}毫克",
  caffeineNone: "无",
};

export default zh;
