import type { PageLanguage } from "../../pages/words.ts";

/** What the pages say. `{site}` stands for the site's name. */
export interface Words {
  /** The question, its explanation and its button. */
  readonly ask: Message;
  /** After it, with a button that takes it back. */
  readonly done: Message;
  /** After that, with a button that unsubscribes again. */
  readonly undone: Message;
  /** The same of lists, `{lists}`. */
  readonly lists: Record<"ask" | "done" | "undone", Message>;
  /** A link that does not work. */
  readonly unknown: Omit<Message, "button">;
}

/** One page. */
export interface Message {
  readonly title: string;
  readonly text: string;
  readonly button: string;
}

const en: Words = {
  ask: {
    title: "Unsubscribe?",
    text: "You will get no more news and offers from {site} by e-mail. Mails about your orders still come.",
    button: "Unsubscribe",
  },
  done: {
    title: "You are unsubscribed",
    text: "No more news and offers from {site} will come. What is on its way already may still arrive.",
    button: "That was a mistake: subscribe again",
  },
  undone: {
    title: "You are subscribed again",
    text: "News and offers from {site} will come as before.",
    button: "Unsubscribe",
  },
  lists: {
    ask: {
      title: "Unsubscribe from {lists}?",
      text: "You will get no more mails of this kind from {site}. Whatever else you have subscribed to still comes.",
      button: "Unsubscribe",
    },
    done: {
      title: "You are unsubscribed",
      text: "{lists}: no more mails will come. What is on its way already may still arrive.",
      button: "That was a mistake: subscribe again",
    },
    undone: {
      title: "You are subscribed again",
      text: "{lists}: mails from {site} will come as before.",
      button: "Unsubscribe",
    },
  },
  unknown: {
    title: "This link does not work",
    text: "It may be incomplete. Open it from the mail again, or write to {site}.",
  },
};

const ko: Words = {
  ask: {
    title: "수신을 거부하시겠습니까?",
    text: "{site}의 소식과 혜택 메일을 더 이상 받지 않습니다. 주문 관련 메일은 계속 발송됩니다.",
    button: "수신 거부",
  },
  done: {
    title: "수신 거부가 완료되었습니다",
    text: "{site}의 소식과 혜택 메일을 더 이상 보내지 않습니다. 이미 발송된 메일은 도착할 수 있습니다.",
    button: "실수였어요: 다시 받기",
  },
  undone: {
    title: "다시 수신합니다",
    text: "{site}의 소식과 혜택 메일을 이전처럼 받습니다.",
    button: "수신 거부",
  },
  lists: {
    ask: {
      title: "수신을 거부하시겠습니까?",
      text: "{site}에서 보내는 ‘{lists}’ 메일을 더 이상 받지 않습니다. 그 밖에 구독하신 소식은 계속 발송됩니다.",
      button: "수신 거부",
    },
    done: {
      title: "수신 거부가 완료되었습니다",
      text: "‘{lists}’ 메일을 더 이상 보내지 않습니다. 이미 발송된 메일은 도착할 수 있습니다.",
      button: "실수였어요: 다시 받기",
    },
    undone: {
      title: "다시 수신합니다",
      text: "‘{lists}’ 메일을 이전처럼 받습니다.",
      button: "수신 거부",
    },
  },
  unknown: {
    title: "링크가 작동하지 않습니다",
    text: "링크의 일부가 빠졌을 수 있습니다. 메일에서 다시 열거나 {site}에 문의해 주세요.",
  },
};

const zh: Words = {
  ask: {
    title: "要退订吗？",
    text: "您将不再收到{site}的资讯和优惠邮件。与订单有关的邮件仍会发送。",
    button: "退订",
  },
  done: {
    title: "您已退订",
    text: "{site}不会再发送资讯和优惠邮件。已经发出的邮件可能仍会送达。",
    button: "点错了：重新订阅",
  },
  undone: {
    title: "您已重新订阅",
    text: "您将像以前一样收到{site}的资讯和优惠邮件。",
    button: "退订",
  },
  lists: {
    ask: {
      title: "要退订“{lists}”吗？",
      text: "您将不再收到{site}的此类邮件。您订阅的其他内容仍会发送。",
      button: "退订",
    },
    done: {
      title: "您已退订",
      text: "“{lists}”不会再向您发送。已经发出的邮件可能仍会送达。",
      button: "点错了：重新订阅",
    },
    undone: {
      title: "您已重新订阅",
      text: "您将像以前一样收到“{lists}”。",
      button: "退订",
    },
  },
  unknown: {
    title: "此链接无效",
    text: "链接可能不完整。请从邮件中重新打开，或联系{site}。",
  },
};

export const WORDS: Readonly<Record<PageLanguage, Words>> = { en, ko, zh };
