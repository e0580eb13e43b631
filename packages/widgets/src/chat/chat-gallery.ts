import type { ChatConversation, ChatEntry } from "@stagelight/core/endpoints";
import type { GalleryState, GalleryWidget } from "../platform/gallery.ts";
import { widgetHtml } from "../platform/static.ts";
import { languageOf } from "../platform/texts.ts";
import { type ChatState, IDLE } from "./chat-state.ts";
import * as filing from "./files/files.tsx";
import { widget } from "./chat-widget.ts";
import { Menu } from "./talk/menu.tsx";
import { Said } from "./talk/said.tsx";
import type { Talk } from "./talk/talk.ts";
import { texts as en } from "./texts/en.ts";
import { texts as ko } from "./texts/ko.ts";
import { texts as zh } from "./texts/zh.ts";
import * as asking from "./view/before.tsx";

const said = (en: string, ko: string, zh: string) => ({ en, ko, zh });

/** A chat that asks for all that it can ask for. */
const SETTINGS = {
  greeting: said("How can we help?", "무엇을 도와드릴까요?", "有什么可以帮您？"),
  reply: "minutes",
  fields: [
    { id: "name", type: "text", label: said("Your name", "이름", "姓名") },
    { id: "mail", type: "email", required: true, label: said("E-mail", "이메일", "邮箱") },
    {
      id: "about",
      type: "select",
      label: said("What is it about?", "문의 내용", "咨询内容"),
      options: [{ value: "order", label: said("An order", "주문", "订单") }],
    },
  ],
  consent: { text: said("I agree.", "동의합니다.", "我同意。"), link: "/privacy/" },
  quickReplies: [said("Where is my order?", "주문은 어디에 있나요?", "我的订单在哪里？")],
  attachments: { types: ["image/png"], mostBytes: 1_000_000 },
  transcript: true,
  rating: true,
  answers: { index: true, answerer: true },
} as const;

const at = "2026-11-23T09:00:00.000Z";

/** How a chat looks at one moment. */
interface Sample extends Partial<ChatState> {
  readonly name: string;
  /** Whether the site asks for all that it can ask for; mostly it asks for nothing. */
  readonly full?: true;
}

const conversation: ChatConversation = {
  id: "1",
  state: "open",
  startedAt: at,
  changedAt: at,
  lastSeq: 4,
  visitorRead: 4,
  agentRead: 1,
  person: true,
  email: true,
  verified: false,
  agent: { name: "Mina" },
};

const entry = (seq: number, more: Partial<ChatEntry>): ChatEntry => ({
  conversation: "1",
  seq,
  position: seq,
  kind: "message",
  author: "agent",
  agent: { name: "Mina" },
  at,
  ...more,
});

const ENTRIES: readonly ChatEntry[] = [
  entry(1, { author: "visitor", text: "Where is my order?" }),
  entry(2, { kind: "assigned", author: "system" }),
  entry(3, {
    text: "On its way: https://nuri.example/track/1024",
    data: {
      attachments: [{ id: "1", name: "label.png", type: "image/png", size: 20_000, url: "/1" }],
    },
  }),
  entry(4, { text: "Anything else?", data: { quickReplies: ["Yes", "No"] } }),
];

const away = { open: false, opensAt: at, agents: [] };

const SAMPLES: readonly Sample[] = [
  { name: "closed" },
  { name: "unread", unread: 2 },
  { name: "opened", open: true },
  {
    name: "every kind of field",
    open: true,
    full: true,
    asking,
    asked: true,
    draft: "Where is my order?",
  },
  {
    name: "fields that are wrong",
    open: true,
    full: true,
    asking,
    asked: true,
    values: { email: "mina@" },
    problems: { email: "no-address", consent: "not-chosen", "fields.name": "too-long" },
  },
  {
    name: "suggestions",
    open: true,
    full: true,
    draft: "order",
    suggestions: [{ id: "1", question: "How long does shipping take?", answer: "Three days." }],
  },
  {
    name: "answered at once",
    open: true,
    full: true,
    exchanges: [
      {
        id: "1",
        question: "How long does shipping take?",
        answer: "Three days.",
        source: { title: "Shipping", url: "/help/shipping/" },
      },
    ],
  },
  {
    name: "files are chosen",
    open: true,
    full: true,
    filing,
    files: [
      { id: "1", file: { name: "pot.png", size: 20_000 } as File },
      { id: "2", file: { name: "a long name of a file.png", size: 2_000_000 } as File },
    ],
    note: "pot.png",
  },
  { name: "nobody is there", open: true, availability: away },
  {
    name: "an address is asked for",
    open: true,
    availability: away,
    conversation: { ...conversation, email: false, agent: undefined, queue: 0 },
    entries: ENTRIES.slice(0, 1),
    problems: { email: "missing" },
  },
  { name: "talking", open: true, full: true, conversation, entries: ENTRIES, typing: "Mina" },
  {
    name: "in a queue",
    open: true,
    availability: { open: true, agents: [] },
    conversation: { ...conversation, agent: undefined, queue: 2 },
    entries: ENTRIES.slice(0, 1),
  },
  {
    name: "no connection",
    open: true,
    conversation,
    entries: ENTRIES,
    lost: true,
    waiting: [
      { id: "1", text: "And the second one?", at: 0 },
      { id: "2", text: "Too long", at: 0, failed: true },
    ],
  },
  {
    name: "ended",
    open: true,
    full: true,
    conversation: { ...conversation, state: "closed" },
    entries: [...ENTRIES, entry(5, { kind: "state", author: "agent", data: { state: "closed" } })],
    note: "transcript-sent",
  },
  {
    name: "rated with a comment",
    open: true,
    full: true,
    conversation: { ...conversation, state: "closed" },
    entries: ENTRIES,
    score: 4,
    values: { comment: "Quick and friendly." },
  },
];

/** The chat in all its states. */
export const chatGallery: GalleryWidget = { name: "chat", states: SAMPLES.map(stateOf) };

function stateOf({ name, full, ...sample }: Sample): GalleryState {
  // Nothing here is ever sent: of what it takes to talk, the view is enough.
  const talk = { Said, Menu } as unknown as Talk;
  const state: ChatState = { ...IDLE, used: true, talk, ...sample };
  return {
    name,
    render: ({ locale, stylesheet, attributes }) =>
      widgetHtml(
        "chat",
        widget,
        { en, ko, zh }[languageOf(locale)],
        {
          server: "https://nuri.example",
          known: true,
          locale,
          stylesheet,
          settings: full ? SETTINGS : {},
          attributes: { "data-shown": state.open ? "open" : "", ...attributes },
        },
        (page) => {
          (page as unknown as { set(state: ChatState): void }).set(state);
          return { page, state, live: true };
        },
      ),
  };
}
