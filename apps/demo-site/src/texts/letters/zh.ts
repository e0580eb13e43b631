import type en from "./en.ts";

const zh: typeof en = {
  label: "来信",
  sample: {
    from: "摘自4月9日的信",
    text: "河东的茶芽今年晚了一周。赵老爷子说怪月亮，气象台说怪雨水。不管怎样，雨前茶一共140罐，您比货架先知道。",
    signed: "店里的努里",
  },
  heading: "有话要说，才写信",
  description: "由我们当中的一位来写，两分钟读完。没有消息，就不写。",
  button: "寄给我",
  greeting: {
    label: "欢迎回来",
    named: "{name}，欢迎回来。",
    greenTea: "您说喜欢绿茶：[今春的细雀](/products/first-flush-sejak/)到了，比去年的更甜。",
    roastedTea:
      "您说喜欢焙茶：六月新焙的济州[夜焙茶](/products/night-roast/)，坚果香是历年最足的。",
    matcha: "您说喜欢抹茶：够好的我们还在找，找到了第一个告诉您。[在那之前](/korean-green-tea/)",
    teaware: "您说喜欢茶具：我们[又去了一趟窑上](/journal/kiln-visit/)，带回四只新碗。",
    other: "您喜欢的茶都还在；[新的札记](/journal/)也不必急着读。",
  },
};

export default zh;
