/** What the mailbox says, in one language. `{…}` is filled in. */
export interface Words {
  readonly lang: string;
  readonly title: string;
  /** What this is. */
  readonly about: string;
  /** Nothing lands here, since `SMTP_URL` is set. */
  readonly elsewhere: string;
  readonly empty: string;
  readonly count: { readonly one: string; readonly other: string };
  readonly clear: string;
  /** Where scripts do not refresh the list. */
  readonly again: string;
  readonly clock: {
    readonly title: string;
    /** `{time}` is what the server takes for now. */
    readonly now: string;
    readonly about: string;
    /** By how far the button puts it forward. */
    readonly forward: Readonly<Record<Step, string>>;
  };
  readonly mail: {
    readonly back: string;
    readonly from: string;
    readonly to: string;
    readonly date: string;
    readonly html: string;
    readonly text: string;
    readonly source: string;
    /** The three above, for screen readers. */
    readonly shown: string;
    readonly withoutSubject: string;
  };
  /** Answering a mail in its recipient's place. */
  readonly reply: {
    /** `{to}` */
    readonly title: string;
    readonly about: string;
    readonly label: string;
    readonly button: string;
    readonly sent: string;
    /** What came of it, in the server's own word. `{why}` */
    readonly refused: string;
  };
}

/** How far the clock can be put forward at once. */
export const STEPS = ["1h", "3h", "1d", "7d"] as const;
export type Step = (typeof STEPS)[number];

const en: Words = {
  lang: "en",
  title: "Mailbox",
  about: "Mail that would be sent lands here. Nothing leaves this machine.",
  elsewhere: "SMTP_URL is set, so mail is really sent, and nothing new lands here.",
  empty: "No mail yet.",
  count: { one: "1 mail", other: "{count} mails" },
  clear: "Empty the mailbox",
  again: "Look again",
  clock: {
    title: "Clock",
    now: "For the server it is {time}.",
    about: "Some mails wait for hours or days. Put the clock forward, and those that are due come.",
    forward: { "1h": "+ 1 hour", "3h": "+ 3 hours", "1d": "+ 1 day", "7d": "+ 7 days" },
  },
  mail: {
    back: "All mail",
    from: "From",
    to: "To",
    date: "Date",
    html: "HTML",
    text: "Text",
    source: "Source",
    shown: "Ways to show the mail",
    withoutSubject: "(no subject)",
  },
  reply: {
    title: "Reply as {to}",
    about: "The answer takes the way that a real mail takes into the chat.",
    label: "Your answer",
    button: "Send the answer",
    sent: "The answer is in the conversation.",
    refused: "Nothing came of the answer: {why}.",
  },
};

const ko: Words = {
  lang: "ko",
  title: "메일함",
  about: "보낼 메일이 여기에 모여요. 이 컴퓨터 밖으로는 아무것도 나가지 않아요.",
  elsewhere: "SMTP_URL이 설정되어 있어 메일이 실제로 나가요. 여기에는 새 메일이 오지 않아요.",
  empty: "아직 메일이 없어요.",
  count: { one: "메일 1통", other: "메일 {count}통" },
  clear: "메일함 비우기",
  again: "다시 보기",
  clock: {
    title: "시계",
    now: "서버의 시각은 {time}이에요.",
    about: "몇 시간이나 며칠 뒤에 가는 메일도 있어요. 시계를 앞으로 돌리면 그때 갈 메일이 와요.",
    forward: { "1h": "+ 1시간", "3h": "+ 3시간", "1d": "+ 1일", "7d": "+ 7일" },
  },
  mail: {
    back: "전체 메일",
    from: "보낸 사람",
    to: "받는 사람",
    date: "날짜",
    html: "HTML",
    text: "텍스트",
    source: "원본",
    shown: "메일을 보는 방법",
    withoutSubject: "(제목 없음)",
  },
  reply: {
    title: "{to}(으)로 답장하기",
    about: "실제 메일과 똑같은 경로로 채팅에 들어가요.",
    label: "답장 내용",
    button: "답장 보내기",
    sent: "답장이 대화에 들어갔어요.",
    refused: "답장이 들어가지 않았어요: {why}",
  },
};

const zh: Words = {
  lang: "zh",
  title: "邮箱",
  about: "要寄出的信都放在这里，不会离开这台电脑。",
  elsewhere: "已设置 SMTP_URL，信会真的寄出，这里不会有新信。",
  empty: "还没有信。",
  count: { one: "1 封信", other: "{count} 封信" },
  clear: "清空邮箱",
  again: "再看一次",
  clock: {
    title: "时钟",
    now: "服务器现在的时间：{time}。",
    about: "有些信要等几小时或几天。把时钟往前拨，到时候的信就会来。",
    forward: { "1h": "+ 1 小时", "3h": "+ 3 小时", "1d": "+ 1 天", "7d": "+ 7 天" },
  },
  mail: {
    back: "全部信件",
    from: "发件人",
    to: "收件人",
    date: "日期",
    html: "HTML",
    text: "纯文本",
    source: "源文件",
    shown: "查看方式",
    withoutSubject: "（无主题）",
  },
  reply: {
    title: "以 {to} 的身份回复",
    about: "回复会像真实邮件一样进入对话。",
    label: "回复内容",
    button: "发送回复",
    sent: "回复已进入对话。",
    refused: "回复未被接收：{why}",
  },
};

const WORDS: Readonly<Record<string, Words>> = { en, ko, zh };

/** The words of the first language of an `Accept-Language` header that there are words for. */
export function wordsFor(header: string | null): Words {
  for (const part of (header ?? "").split(",")) {
    const [, language = ""] = /^\s*([a-z]{2,3})\b/i.exec(part) ?? [];
    if (Object.hasOwn(WORDS, language.toLowerCase())) return WORDS[language.toLowerCase()]!;
  }
  return en;
}
