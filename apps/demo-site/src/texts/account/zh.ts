import type en from "./en.ts";

const zh: typeof en = {
  title: "我的 | 努里茶",
  description: "这个浏览器里的订单、每款茶的泡法，以及什么时候续茶。",
  heading: "我的努里茶",
  greeting: {
    awareness: {
      lead: "这里不设密码，因为没有什么要保护的：本页只显示这个浏览器记得的事，眼下还是空的。先随便看看吧。",
      act: "认识这些茶",
    },
    consideration: {
      lead: "还没有订单。有了以后都记在这里，连同每款茶的泡法，以及哪天喝完。",
      act: "对比这些茶",
    },
    purchase: {
      lead: "购物车里还有东西。下单以后，就能在这里看到。",
      act: "去购物车",
    },
    retention: {
      lead: "欢迎回来。您买过的茶、怎么泡更好喝、什么时候喝完，都在下面。",
      act: "泡一壶",
    },
    advocacy: {
      lead: "老朋友，您来了。下面是您的订单和泡法，还有给您朋友的一点小心意。",
      act: "泡一壶",
    },
  },
  orders: {
    title: "买过的茶",
    none: "这个浏览器里没有订单。您下的订单会列在这里，这份清单存在这台设备上。",
    noScript: "这份清单只有浏览器知道，要启用脚本才能显示。",
    order: "订单{id}",
    again: "再买一份",
    againDone: "已放入购物车，共{count}件。",
    forget: "清除这些订单",
    forgotten: "已清除，这个浏览器里什么也没留下。",
  },
  yourData: "本店知道您的哪些事，都在“[您的数据](/your-data/)”里。",
  rhythm: {
    title: "什么时候续茶",
    lead: "拖动滑块，选您每天喝几杯。",
    known: "您买过{orders}次茶，大约每{days}天一次。照这样算，下一罐该在{date}前后。",
    freshness: "开封后的头两个月最好喝。喝得慢，就买小罐的。",
  },
  guide: {
    title: "泡茶方法",
    lead: "每款茶都是这三步，变的只有水温和时间。",
    calculator: "换别的壶，茶量和水温怎么算",
  },
};

export default zh;
