import type en from "./en.ts";

const zh: typeof en = {
  title: "我的账户 | 努里茶",
  description: "这个浏览器里的订单、冲泡方法和续茶时间。",
  heading: "我的账户",
  greeting: {
    awareness: {
      lead: "这里没有密码，因为没有什么需要保护：本页显示这个浏览器记得的事，目前什么也没有。先四处看看吧。",
      act: "认识这些茶",
    },
    consideration: {
      lead: "还没有订单。有了之后会留在这里，附上每款茶的泡法和喝完的日期。",
      act: "对比这些茶",
    },
    purchase: {
      lead: "购物车里有东西在等您。下单之后，就能在这里看到。",
      act: "查看购物车",
    },
    retention: {
      lead: "很高兴您回来。下面是您买过的茶、怎样泡得更好，以及什么时候喝完。",
      act: "泡一壶",
    },
    advocacy: {
      lead: "本店的老朋友。下面有您的订单、泡法，还有一点给您朋友的小心意。",
      act: "泡一壶",
    },
  },
  orders: {
    title: "您买过的",
    none: "这个浏览器里没有订单。您下的订单会出现在这里，只存在这台设备上。",
    noScript: "这份清单只有浏览器知道，所以需要脚本。",
    order: "订单 {id}",
    again: "再买一份",
    againDone: "已放入购物车，共 {count} 件。",
    forget: "忘掉这些订单",
    forgotten: "已忘掉，这个浏览器里什么都没留下。",
  },
  rhythm: {
    title: "什么时候续茶",
    lead: "拖动滑块，选您每天喝多少。",
    known: "您买过 {orders} 次茶，大约每 {days} 天一次。照这个节奏，下一罐约在{date}。",
    freshness: "开封后的两个月最好喝。如果喝得更慢，就买小一点的。",
  },
  guide: {
    title: "冲泡指南",
    lead: "每款茶都是这三步，变的只有水温和时间。",
    calculator: "任何壶的克数与温度",
  },
  referral: {
    title: "即将推出：您一罐，朋友一罐",
    text: "我们正在想办法，在您介绍的朋友第一次下单时谢谢您。不会有积分。在那之前，一个普通链接就够了。",
    label: "要发送的页面",
  },
};

export default zh;
