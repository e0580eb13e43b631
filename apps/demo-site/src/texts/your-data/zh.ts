import type en from "./en.ts";

const zh: typeof en = {
  title: "您的数据 | 努里茶",
  description:
    "本店知道您的哪些事，哪些存在您的浏览器里，哪些存在服务器上：可以看，可以带走，也可以删除。",
  heading: "您的数据",
  lead: "本店所知道的，全在这里：浏览器里存着什么，服务器上存着什么。您可以看，可以带走，也可以让我们删除。",
  browser: {
    title: "在您的浏览器里",
    there: "现有",
    notThere: "没有",
    more: "另有{count}项，只是暂存，或仅供服务器使用",
    places: { localStorage: "浏览器存储", cookie: "Cookie" },
    columns: { purpose: "用途" },
    stored: {
      "localStorage:stagelight":
        "您对是否同意的答复。您同意之后，还有您所处的阶段、来过几次、从哪里来、看过哪些内容。",
      "localStorage:stagelight-visitor":
        "一个随机编号，在服务器上代表这个浏览器，并附有编号属于您的凭据。",
      "localStorage:stagelight-event-*": "已发生而尚未送出的事件。服务器收到之后即行删除。",
      "localStorage:stagelight-sends": "几个标签页之中，此刻由哪一个在发送。",
      "cookie:__Host-stagelight-visitor":
        "同一个编号，另存在脚本读不到的地方，以防浏览器自行清空前一处。",
      "cookie:stagelight-kept": "一个记号，表示有内容可以恢复，别无其他。",
      "cookie:__Host-stagelight-stage": "本店核实过的阶段，带有签名，谁也改不了。",
      "localStorage:nuri-cart": "您放进购物车的商品及数量。",
      "localStorage:nuri-orders": "您在本演示中下的订单：商品、总价、日期。不含姓名，也不含地址。",
    },
    hidden: "脚本看不到",
  },
  purposes: {
    necessary: "店铺运行所需",
    functional: "便捷功能",
    personalization: "个性化内容",
    analytics: "访问统计",
    marketing: "营销",
  },
  server: {
    title: "在我们的服务器上",
    noScript:
      "要由脚本替您询问服务器，而脚本现在没有启用。没有脚本，也就不会向服务器发送任何内容。",
  },
  states: {
    loading: { title: "正在询问服务器……", text: "" },
    asking: {
      title: "没有存任何关于您的内容",
      text: "您还没有答复，所以什么都不记，也什么都不发送。您若允许，浏览器会生成一个随机编号，您在这里看了什么，会以这个编号发往我们的服务器。允许与否，都不影响使用。",
    },
    refused: {
      title: "您已拒绝，不会再发送任何内容",
      text: "您在这里做什么，服务器一概不知。拒绝之前若有发送过的内容，其中也没有姓名，到期会自动删除：事件记录90天，其余400天。",
    },
    empty: {
      title: "服务器上还没有您的内容",
      text: "您已允许，只是还没有内容送到。先看看一两款茶，再来查看。",
    },
    unreachable: {
      title: "服务器没有回应",
      text: "请看看是否已经联网；如果开着内容拦截工具，请允许本站，然后重新查看。浏览器里存着什么，上面照样列出。",
    },
    busy: {
      title: "请稍等片刻",
      text: "这个问题，服务器每分钟最多回答20次。过一会儿再查看吧。",
    },
    erased: {
      title: "已删除",
      text: "{events}条事件以及由此得出的一切，都已从服务器上删除，浏览器也忘了您的访问。您仍然允许本店记住您，所以从下一页起重新开始。",
    },
    erasedAndRefused: {
      title: "已删除，今后也不再发送",
      text: "{events}条事件以及由此得出的一切，都已从服务器上删除。浏览器里只留下您的拒绝，不再有访问记录。",
    },
    held: { title: "", text: "" },
  },
  status: {
    held: "服务器上存有您的{events}条事件。",
    heldMore: "服务器上存有您的{events}条以上的事件。",
  },
  acts: { allow: "允许", refuse: "拒绝", ask: "重新查看", change: "改为允许" },
  stands: {
    title: "您所处的阶段",
    hint: {
      title: "据浏览器所说",
      note: "用来挑选文字和图片，这就够了。浏览器说的话谁都能改，所以凡有价值的事，都不以此为准。",
    },
    verified: {
      title: "经本店核实",
      note: "只依据本店服务器用密钥发送的事件，比如订单。价格和优惠只认这一个。",
    },
    none: "暂时没有",
    noneWhy: "在本演示中下一笔订单，本店服务器就会核实。",
    since: "自{date}起",
    because: "依据：{reasons}",
    beginning: "人人都从这里开始。",
    silence: "因为有一段时间没有动静。",
  },
  facts: {
    title: "服务器眼中的这个浏览器",
    number: "随机编号",
    first: "最初记录",
    last: "最近记录",
    allowed: "您允许的",
    nothingAllowed: "没有",
    claims: "浏览器告知的内容",
    until: "最迟删除日期",
    person: "这个浏览器属于本店认识的一位顾客。关于这位顾客的内容，只给登录后的本人看。",
  },
  changes: {
    title: "一路走来",
    none: "您的阶段还没有变过。",
    move: "{from} → {to}",
    hint: "据浏览器所说",
    verified: "经本店核实",
  },
  events: {
    title: "发送过的事件",
    verified: "经本店核实",
    until: "{date}删除",
    raw: "原始内容",
    all: "显示全部{count}条",
    more: "这是最新的{count}条，还有更早的。",
    times: "{what}{count}次",
    or: "或",
    unnamed: "“{name}”",
    page: "打开页面",
    pagesUnder: "打开{path}下的页面",
    identify: "告知关于您的内容",
    names: {
      "Product List Viewed": "浏览茶单",
      "Product Viewed": "看茶",
      "Product Added": "放入购物车",
      "Product Removed": "移出购物车",
      "Cart Viewed": "查看购物车",
      "Checkout Started": "开始结账",
      "Payment Info Entered": "选择付款方式",
      "Order Completed": "下单",
      "Order Cancelled": "取消订单",
      "Product Shared": "分享茶",
      "Product Reviewed": "评价茶",
      "Page Scrolled": "读到页面下方",
      "Page Engaged": "在页面上停留",
      "Outbound Link Clicked": "点开其他网站的链接",
      "Form Started": "开始填写表单",
      "Form Submitted": "提交表单",
      "Form Abandoned": "中途放弃表单",
      "Lifecycle Stage Changed": "进入另一阶段",
    },
  },
  take: {
    title: "由您做主",
    download: {
      title: "带走",
      text: "浏览器里的、服务器上的，全部放进一个文件，您自己看，或交给别的程序用，都可以。",
      act: "下载JSON文件",
    },
    erase: {
      title: "删除",
      text: "服务器上属于这个浏览器的内容，以及浏览器所记的访问，立即删除，不再保留。",
      act: "删除",
    },
    eraseAndRefuse: {
      title: "删除并拒绝",
      text: "同样删除，并且从此什么都不存，什么都不发送。",
      act: "删除并拒绝",
    },
    confirm: "删除后无法恢复。",
    yes: "确定删除",
    keep: "先留着",
    failed: "没有成功，什么都没有删除。请稍后再试。",
    working: "正在删除……",
    note: "请先删除，再清理浏览器。浏览器里的编号，是证明数据属于您的唯一凭据；编号没了，数据就只能等到期再删。",
  },
};

export default zh;
