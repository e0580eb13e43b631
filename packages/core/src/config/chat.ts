import type { Localized } from "./localized.ts";
import type { PromptConfig } from "./prompt.ts";

/** The `chat` key of the config: a chat with the team. Needs `server`. With all defaults: `{}`. */
export interface ChatConfig<Stage extends string = string, Name extends string = string> {
  /** Who answers, for people: `"Nuri Tea"`. Default: `site.name`. */
  readonly team?: Localized;
  /** What stands above the first message. Default: a sentence in English, Korean and Chinese. */
  readonly greeting?: Localized;
  /** When somebody answers, until the team sets its own in the dashboard. Default: always. */
  readonly hours?: ChatHours;
  /** What is said outside of the hours. Default: a sentence with the time when somebody is there again. */
  readonly away?: Localized;
  /** Within what time an answer is promised. Default: nothing is promised. */
  readonly reply?: ChatReply;
  /** What is asked before the first message. Ten at most. */
  readonly fields?: readonly ChatField[];
  /** What people agree to before the first message. Default: nothing is asked. */
  readonly consent?: ChatConsent;
  /** What can be sent with one press, as a first message. Six at most. */
  readonly quickReplies?: readonly Localized[];
  /** Whether files can be sent along: `true`, or which. Default: `false`. */
  readonly attachments?: boolean | ChatAttachments;
  /** Whether people can have a conversation sent to their proven address. Needs `mail.from`. Default: whether that is there. */
  readonly transcript?: boolean;
  /** Whether people are asked how it was, once a conversation is closed. Default: `true`. */
  readonly rating?: boolean;
  /** Whether an answer can be heard, from the beginning; people can change it. Default: `false`. */
  readonly sound?: boolean;
  /** What frequent questions are answered with at once. */
  readonly answers?: ChatAnswers;
  /** How a conversation goes on by mail. Needs `mail.from`. Default: mails say where to go on. */
  readonly mail?: ChatMail;
  /**
   * What is said beside the launcher by itself, as the config's `prompts` are: within the attention
   * budget, which counts both. With `prompts` together twelve at most.
   */
  readonly lines?: readonly ChatLine<Stage, Name>[];
}

/** The days of a week, as hours name them. */
export const WEEK_DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

/** One of {@link WEEK_DAYS}. */
export type WeekDay = (typeof WEEK_DAYS)[number];

/** When somebody answers, by the clocks of a place. */
export interface ChatHours {
  /** By its name in the time zone database: `"Asia/Seoul"`. */
  readonly timeZone: string;
  /** `{ mon: ["09:00-12:00", "13:00-18:00"] }`; a day that is left out has none. */
  readonly weekly: { readonly [Day in WeekDay]?: readonly string[] };
  /** Days on which nobody answers: `["2026-12-25"]`. */
  readonly closed?: readonly string[];
}

/** Within what time an answer can be promised: a few minutes, a few hours, a day. */
export const CHAT_REPLIES = ["minutes", "hours", "day"] as const;

/** One of {@link CHAT_REPLIES}. */
export type ChatReply = (typeof CHAT_REPLIES)[number];

/** What a field can be. */
export const CHAT_FIELD_TYPES = ["text", "email", "select"] as const;

/** Something that is asked before the first message. */
export interface ChatField {
  /** Names what is answered, for the team: `"order"`. */
  readonly id: string;
  readonly label: Localized;
  /** `email` is the person's address, which answers are mailed to; there is one at most. */
  readonly type: (typeof CHAT_FIELD_TYPES)[number];
  /** Of `select`: 2 to 20. */
  readonly options?: readonly ChatOption[];
  /** Default: `false`. */
  readonly required?: boolean;
}

/** Something that can be selected. */
export interface ChatOption {
  /** Kebab-case; it is what the team's list has. */
  readonly value: string;
  readonly label: Localized;
}

/** What people agree to before their first message. */
export interface ChatConsent {
  readonly text: Localized;
  /** The page that says more, as in `mail.links`: `"/[...locale]/privacy/"`. */
  readonly link?: string;
}

/** Files that can be sent: those whose first bytes say what they are, and that run nothing. */
export const ATTACHMENT_TYPES = [
  "image/png",
  "image/jpeg",
  "image/gif",
  "image/webp",
  "application/pdf",
] as const;

/** One of {@link ATTACHMENT_TYPES}. */
export type AttachmentType = (typeof ATTACHMENT_TYPES)[number];

/** Which files can be sent along. */
export interface ChatAttachments {
  /** Default: all of {@link ATTACHMENT_TYPES}. */
  readonly types?: readonly AttachmentType[];
  /** Bytes of one file. Default: 5,000,000; 10,000,000 at most. */
  readonly mostBytes?: number;
}

/** What frequent questions are answered with at once. */
export interface ChatAnswers {
  /**
   * Pages that the build reads for answers, as globs without base and locale: `["/help/**"]`. Their
   * headings part them. For sites that Astro builds with the integration.
   */
  readonly pages?: readonly string[];
  /** Questions and answers of your own. 500 at most. */
  readonly entries?: readonly ChatAnswer[];
  /**
   * A service of your own that answers by citing the site; its secret is read from
   * `CHAT_ANSWERER_SECRET` in the environment.
   */
  readonly answerer?: {
    /** Where questions are posted to, with `https:`; `http:` on this machine alone. */
    readonly url: string;
  };
}

/** A question and its answer. */
export interface ChatAnswer {
  /** Kebab-case. */
  readonly id: string;
  readonly question: Localized;
  readonly answer: Localized;
  /** The page that says more, as in `mail.links`: `"/[...locale]/help/shipping/"`. */
  readonly page?: string;
}

/** How mail comes in: what a provider posts, or a whole message as it is. */
export const INBOUND_MAIL = ["postmark", "mailgun", "raw"] as const;

/** One of {@link INBOUND_MAIL}. */
export type InboundMail = (typeof INBOUND_MAIL)[number];

/** How a conversation goes on by mail. */
export interface ChatMail {
  /** Where answers to the team's mails go; each mail adds a signature of its own to it, behind a `+`. */
  readonly replyTo: string;
  /** Who posts them to the server. Default: `"raw"`. */
  readonly inbound?: InboundMail;
}

/** Something that is said beside the launcher by itself, in the team's name. */
export interface ChatLine<
  Stage extends string = string,
  Name extends string = string,
> extends PromptConfig<Stage, Name> {
  readonly text: Localized;
  /** What can be answered with one press. Six at most. */
  readonly quickReplies?: readonly Localized[];
}

/** The `chat` key with its defaults. */
export interface ReadChat {
  /** Nothing where the site has no name either. */
  readonly team?: Localized;
  readonly greeting: Localized;
  /** Nothing where somebody always answers. */
  readonly hours?: ReadChatHours;
  /** Nothing where the widget's own words stand. */
  readonly away?: Localized;
  readonly reply?: ChatReply;
  readonly fields: readonly ReadChatField[];
  readonly consent?: ChatConsent;
  readonly quickReplies: readonly Localized[];
  /** Nothing where no files can be sent. */
  readonly attachments?: Required<ChatAttachments>;
  readonly transcript: boolean;
  readonly rating: boolean;
  readonly sound: boolean;
  readonly answers: {
    readonly pages: readonly string[];
    readonly entries: readonly ChatAnswer[];
    readonly answerer?: { readonly url: string };
  };
  readonly mail?: Required<ChatMail>;
  /** What they say; when they do stands among the config's prompts, by the same ids. */
  readonly lines: readonly ReadChatLine[];
}

/** A {@link ChatField} with its defaults. */
export interface ReadChatField extends Omit<ChatField, "required"> {
  readonly required: boolean;
}

/** What a line says. */
export interface ReadChatLine {
  readonly id: string;
  readonly text: Localized;
  readonly quickReplies: readonly Localized[];
}

/** {@link ChatHours} in minutes since midnight by the place's clocks. */
export interface ReadChatHours {
  readonly timeZone: string;
  /** Of each day, in order, and none within another. 1440 is the end of the day. */
  readonly weekly: { readonly [Day in WeekDay]: readonly (readonly [from: number, to: number])[] };
  readonly closed: readonly string[];
}
