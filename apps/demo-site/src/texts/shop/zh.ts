import type en from "./en.ts";

const zh: typeof en = {
  answers: {
    postage: {
      question: "运费多少？",
      answer: "韩国境内{home}，满{free}免运费；寄往境外{least}至{most}。标价已含税，后面不再加收。",
    },
    when: {
      question: "多久能收到？",
      answer: "下午两点前下单，当天从首尔寄出。韩国境内一到两天，其他地方三到九天。",
    },
    dislike: {
      question: "喝不惯怎么办？",
      answer: "三十天内写信告诉我们，开没开封都退款，茶不用寄回。",
    },
    keeps: {
      question: "能放多久？",
      answer: "未开封一年，开封后两个月。避光、避热，也别挨着咖啡。",
    },
  },
  cart: {
    title: "购物车 | 努里茶",
    description: "购物车里有什么，一共多少钱。",
    heading: "您的购物车",
    lead: "东西都记在这台设备上，放多久都行。",
    onward: "去结账",
    more: "再看看茶",
    reminderTitle: "东西都在，不着急",
    reminder:
      "这里没有倒计时，也不会过时不候。要是对哪款茶还拿不准，不妨再[对比一下](/compare/)，或者先不买整罐，试试[三个小袋](/products/#taste-set)。",
    withTitle: "搭着正合适",
    withText: "茶您家里已经有了，或许还缺一套茶具：一只替您凉水的公道杯，两只茶杯，一把壶。",
    withLink: "[青瓷茶具](/products/celadon-set/)",
    noScript:
      "没有启用脚本，这个演示记不住购物车，所以拿一罐细雀作示例。真有服务器的店铺是记得住的。",
  },
  empty: {
    text: "购物车里还没有茶。先[看看有哪些](/products/)，或者从多数人的第一款喝起：",
    add: "来一罐细雀",
  },
  summary: {
    title: "您的订单",
    postageTo: "运费（{country}）",
    total: "合计（含税）",
    free: "免运费",
    remove: "移除",
    line: "{pack} × {quantity}",
    brief: "{packs}，寄往{country}，连运费共{total}。",
    packs: { one: "1件", other: "{count}件" },
  },
  checkout: {
    title: "结账 | 努里茶",
    description: "只有一页：茶寄到哪里，怎么付款。",
    heading: "填完这一页，就等茶来",
    change: "修改购物车",
    where: "寄到哪里",
    country: "国家或地区",
    zone: "{country}：{price}，{from}至{to}天",
    name: "收件人",
    nameError: "请填写收件人姓名。",
    street: "详细地址",
    streetError: "请填写街道和门牌号。",
    postcode: "邮政编码",
    postcodeError: "请填写邮政编码。",
    city: "城市",
    cityError: "请填写城市。",
    receipt: "收据发到哪里",
    email: "电子邮箱",
    emailHint: "只用来发收据和快递单号，除非您另有要求。",
    emailError: "请填写电子邮箱，例如hana@example.com。",
    letters: "购物车没结账时、茶快喝完时，各写信提醒我一次。",
    lettersHint: "每封信末尾点一下就能退订。",
    pay: "付款方式",
    payHint: "换作真的店铺，接下来就由银行办理；在这里，什么也不会发生。",
    payError: "请选择付款方式。",
    card: "银行卡",
    kakaopay: "KakaoPay",
    alipay: "支付宝",
    transfer: "银行转账",
    submit: "提交订单，支付{total}",
    demo: "这只是演示：只有电子邮箱会发到本机上的店铺服务器，其余内容不会离开浏览器，也不会扣任何人的钱。",
  },
  help: {
    title: "下单之前",
    text: "上面的合计就是全部费用。还有不清楚的，请写信到hello@nuri.example，有真人回复。",
    backTitle: "欢迎回来",
    retention: "还是上次的地址？浏览器记得，点一下输入框就能选。我们不留底。",
    advocacy: "寄给朋友？上面填朋友的地址，收据填您自己的邮箱。包裹里不放价目。",
  },
  thanks: {
    title: "谢谢惠顾 | 努里茶",
    description: "您的订单，以及第一壶茶怎么泡。",
    heading: "谢谢您，水明天再烧不迟",
    lead: "西村这边正在给您包茶。这是您的收据：",
    none: "这个浏览器里还没有下过单。买过茶的客人，看到的就是这些。",
    vouched:
      "本店服务器已核实这笔订单，详见“[您的数据](/your-data/)”。致谢信在[演示邮箱](/_stagelight/mailbox)里。",
    receipt: "订单{id}：{products}。连运费共{total}。",
    product: "{name} × {quantity}",
    firstTitle: "您的第一壶茶",
    nextLabel: "接下来",
    next: {
      title: "接下来的事",
      lead: "两点前下的单今天寄出，过了两点明天寄。收到以后，水备好了再开罐。",
      more: "头一杯要是苦了，水再凉一点；淡了，茶叶多放一点。既不苦也不淡，您还是喝不惯，就写信来：钱退给您，茶您留着。",
      guide: "完整的泡茶方法",
      account: "订单和续茶日期都在“[我的](/account/)”里。",
    },
    retention: {
      title: "又是一罐",
      lead: "步骤您都熟了。有两件事也许还没听说：第三泡要的是时间久，不是水更烫；泡过的叶子拌上酱油和芝麻，就是一道凉菜。",
    },
    advocacy: {
      title: "给您想到的那位朋友",
      lead: "通常总有那么一位。链接里有茶，也有泡法；没有优惠码，没有积分，只有茶。",
      label: "给朋友的链接",
    },
  },
  steps: {
    kettle: {
      title: "水，先晾一晾",
      text: "水烧开，倒进碗里，等五分钟。不用温度计，就是70℃。",
    },
    pot: {
      title: "三克茶，一分钟",
      text: "满满一茶匙茶叶放进壶里，注水150毫升。别搅，闻一闻。",
    },
    cups: {
      title: "一滴也不剩",
      text: "各杯轮流斟，一次只斟一点，浓淡才均匀。叶子还能再泡两回。",
    },
  },
};

export default zh;
