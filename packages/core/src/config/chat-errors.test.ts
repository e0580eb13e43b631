import { tellsEach } from "./test-errors.ts";

/** A config that has all that a chat needs. */
const site = (chat: unknown, more: object = {}) => ({
  site: { name: "Nuri Tea", url: "https://nuri.example" },
  server: {},
  mail: { from: "hello@nuri.example" },
  chat,
  ...more,
});
const hours = (more: object) =>
  site({ hours: { timeZone: "Asia/Seoul", weekly: { mon: ["09:00-18:00"] }, ...more } });
const monday = (...spans: string[]) => hours({ weekly: { mon: spans } });
const field = (more: object) => site({ fields: [{ id: "order", label: "Order", ...more }] });
const answerer = (url: string) => site({ answers: { answerer: { url } } });
const replyTo = (address: string) => site({ mail: { replyTo: address } });
const LINE = { id: "shipping", text: "Questions about shipping?" };
const line = (more: object, rest: object = {}) => site({ lines: [{ ...LINE, ...more }] }, rest);
const ENTRY = { id: "free", question: "Is shipping free?", answer: "From 40 euros on." };
const lines = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ ...LINE, id: `line-${index}` }));
const NEWS = { id: "shipping", widget: "newsletter", as: "popup" };

/** What people write wrong of the chat, by what it is. */
const WRONG: Record<string, unknown> = {
  "chat: true": site(true),
  "a key with a slip": site({ greting: "Hello" }),
  "a greeting in no language": site({ greeting: {} }),
  "a promise in words": site({ reply: "soon" }),

  "an unknown time zone": hours({ timeZone: "Asia/Soul" }),
  "a city alone": hours({ timeZone: "Seoul" }),
  "an offset": hours({ timeZone: "+09:00" }),
  "no time zone": hours({ timeZone: undefined }),
  "a span that is reversed": monday("18:00-09:00"),
  "a span past midnight": monday("22:00-02:00"),
  "a span of nothing": monday("09:00-09:00"),
  "a span without minutes": monday("9-18"),
  "a span past the end of the day": monday("09:00-25:00"),
  "a span in the afternoon": monday("9am-6pm"),
  "two spans that overlap": monday("09:00-13:00", "12:00-18:00"),
  "one span twice": monday("09:00-13:00", "09:00-13:00"),
  "a span that is no list": hours({ weekly: { mon: "09:00-18:00" } }),
  "no open day": hours({ weekly: { mon: [] } }),
  "an unknown day": hours({ weekly: { monday: ["09:00-18:00"] } }),
  "closed on a day that there is not": hours({ closed: ["2026-02-30"] }),
  "closed on a day in words": hours({ closed: ["25 Dec"] }),

  "two fields of one id": site({
    fields: [
      { id: "order", label: "Order", type: "text" },
      { id: "order", label: "Number", type: "text" },
    ],
  }),
  "two addresses": site({
    fields: [
      { id: "email", label: "E-mail", type: "email" },
      { id: "work", label: "At work", type: "email" },
    ],
  }),
  "a field of an unknown type": field({ type: "choice" }),
  "a field of everything": field({ id: "__proto__", type: "text" }),
  "a field with spaces": field({ id: "order number", type: "text" }),
  "a selection of nothing": field({ type: "select" }),
  "a selection of the same": field({
    type: "select",
    options: [
      { value: "tea", label: "Tea" },
      { value: "tea", label: "Teas" },
    ],
  }),
  "options of a text": field({
    type: "text",
    options: [
      { value: "tea", label: "Tea" },
      { value: "pot", label: "Pot" },
    ],
  }),
  "a consent without words": site({ consent: { link: "/privacy/" } }),
  "a consent in languages that there are not": site({
    consent: { text: "Yes", link: "/[locale]/privacy/" },
  }),
  "too many quick replies": site({ quickReplies: Array.from({ length: 7 }, () => "Hello") }),

  "attachments of drawings with code": site({ attachments: { types: ["image/svg+xml"] } }),
  "attachments of pages": site({ attachments: { types: ["image/png", "text/html"] } }),
  "attachments of programs": site({ attachments: { types: ["application/zip"] } }),
  "attachments with a slip": site({ attachments: { types: ["image/jpg"] } }),
  "attachments of films": site({ attachments: { mostBytes: 500_000_000 } }),
  "attachments in a word": site({ attachments: "images" }),

  "answers of a page without a path": site({ answers: { pages: ["help"] } }),
  "two answers of one id": site({ answers: { entries: [ENTRY, ENTRY] } }),
  "an answer without a question": site({
    answers: { entries: [{ ...ENTRY, question: undefined }] },
  }),
  "an answer with code for a link": site({
    answers: { entries: [{ ...ENTRY, page: "javascript:alert(1)" }] },
  }),
  "an answer in languages that there are not": site({
    answers: { entries: [{ ...ENTRY, page: "/[locale]/help/" }] },
  }),
  "an answerer without https": answerer("http://answers.nuri.example/ask"),
  "an answerer with a password": answerer("https://nuri:canary@answers.nuri.example/ask"),
  "an answerer by its name": answerer("answers.nuri.example"),

  "mail without a sender": site({ mail: { replyTo: "chat@in.nuri.example" } }, { mail: {} }),
  "a transcript without a sender": site({ transcript: true }, { mail: undefined }),
  "mail to a name": replyTo("Nuri <chat@in.nuri.example>"),
  "mail to an address with a plus": replyTo("chat+us@in.nuri.example"),
  "mail to a long address": replyTo("the-team-that-answers-chats@in.nuri.example"),
  "mail by an unknown provider": site({
    mail: { replyTo: "chat@in.nuri.example", inbound: "sendgrid" },
  }),

  "a line without words": line({ text: undefined }),
  "a line as a pop-up": line({ as: "popup" }),
  "a line for an unknown audience": line({ when: "reader" }),
  "a line with two triggers in one": line({ trigger: { exit: true, after: "5s" } }),
  "two lines of one id": site({ lines: [LINE, LINE] }),
  "a line with the id of a prompt": line(
    {},
    {
      prompts: [NEWS],
      newsletter: {},
      mail: { from: "hello@nuri.example", postalAddress: "Boseong" },
    },
  ),
  "too many lines": site({ lines: lines(13) }),
  "a prompt of the chat": site({}, { prompts: [{ ...NEWS, widget: "chat" }] }),
  "no server": site({}, { server: false }),
  "lines without a server": line(
    { verified: true, when: { stage: "purchase" } },
    { server: undefined },
  ),
};

tellsEach(WRONG);
