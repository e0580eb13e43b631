import { expect, it } from "vitest";
import { readConfig, widgetSettings } from "../config.ts";

const site = (chat: object, more: object = {}) =>
  readConfig({ site: { name: "Nuri Tea", locales: ["en", "ko"] }, server: {}, chat, ...more });

/** A chat that says everything. */
const WHOLE = {
  team: { en: "Nuri's team", ko: "누리 팀" },
  greeting: "Good day",
  hours: {
    timeZone: "Asia/Seoul",
    weekly: { mon: ["13:00-18:00", "09:00-12:00"], sat: ["22:00-24:00"] },
    closed: ["2026-12-25", "2028-02-29"],
  },
  away: "Back tomorrow",
  reply: "hours",
  fields: [
    { id: "name", label: "Name", type: "text", required: true },
    {
      id: "about",
      label: "About",
      type: "select",
      options: [
        { value: "order", label: "My order" },
        { value: "tea", label: "A tea" },
      ],
    },
  ],
  consent: { text: "We keep this for a year.", link: "/[...locale]/privacy/" },
  quickReplies: ["Where is my order?"],
  attachments: { types: ["image/png"] },
  transcript: true,
  rating: false,
  sound: true,
  answers: {
    pages: ["/help/**"],
    entries: [{ id: "free", question: "Is shipping free?", answer: "From 40 euros on." }],
    answerer: { url: "https://answers.nuri.example/ask" },
  },
  mail: { replyTo: "chat@in.nuri.example" },
  lines: [
    {
      id: "shipping",
      text: { en: "Questions about shipping?", ko: "배송이 궁금하신가요?" },
      quickReplies: ["What does it cost?"],
      when: { interests: "shipping", stage: "purchase" },
      trigger: [{ after: "5s" }, { code: true }],
      priority: 3,
    },
    { id: "hello", text: "Hello" },
  ],
} as const;
const FROM = { mail: { from: "hello@nuri.example" } };

it("has defaults for everything", () => {
  expect(site({}).chat).toEqual({
    team: "Nuri Tea",
    greeting: {
      en: "Hello! How can we help you?",
      ko: "안녕하세요! 무엇을 도와드릴까요?",
      zh: "您好！有什么可以帮您？",
    },
    fields: [],
    quickReplies: [],
    transcript: false,
    rating: true,
    sound: false,
    answers: { pages: [], entries: [] },
    lines: [],
  });
  expect(readConfig({ server: {}, chat: {} }).chat).not.toHaveProperty("team");
  expect(readConfig({}).chat).toBe(undefined);
});

it("sends transcripts where there is a sender, unless they are refused", () => {
  expect(site({}, FROM).chat).toMatchObject({ transcript: true });
  expect(site({ transcript: false }, FROM).chat).toMatchObject({ transcript: false });
});

it("reads hours in minutes, in the order of the day", () => {
  expect(site(WHOLE, FROM).chat?.hours).toEqual({
    timeZone: "Asia/Seoul",
    weekly: {
      mon: [
        [540, 720],
        [780, 1080],
      ],
      tue: [],
      wed: [],
      thu: [],
      fri: [],
      sat: [[1320, 1440]],
      sun: [],
    },
    closed: ["2026-12-25", "2028-02-29"],
  });
});

it("fills in what is left out of files and mail", () => {
  const { attachments, mail } = site(WHOLE, FROM).chat!;
  expect(attachments).toEqual({ types: ["image/png"], mostBytes: 5_000_000 });
  expect(mail).toEqual({ replyTo: "chat@in.nuri.example", inbound: "raw" });
  expect(site({ attachments: true }).chat!.attachments!.types).toContain("application/pdf");
  expect(site({ attachments: false }).chat).not.toHaveProperty("attachments");
});

it("takes an answerer on this machine without https", () => {
  const url = "http://127.0.0.1:8080/ask";
  expect(site({ answers: { answerer: { url } } }).chat?.answers.answerer).toEqual({ url });
});

it("makes its lines prompts, so that one budget holds for both", () => {
  const { prompts, table } = site(WHOLE, FROM);
  expect(prompts).toEqual([
    {
      id: "shipping",
      priority: 3,
      when: expect.anything(),
      triggers: [
        ["time", 5],
        ["code", ["shipping"]],
      ],
      widget: "chat",
      as: "line",
      attributes: { text: { en: "Questions about shipping?", ko: "배송이 궁금하신가요?" } },
    },
    { id: "hello", priority: 0, widget: "chat", as: "line", attributes: { text: "Hello" } },
  ]);
  // Browsers remember what their audiences ask for.
  expect(table.profile?.[1]).toBeTruthy();
});

it("tells pages what the widget needs, and nothing of the servers behind it", () => {
  const { chat } = widgetSettings(site(WHOLE, FROM));
  expect(chat).toMatchSnapshot();
  const told = JSON.stringify(chat);
  for (const secret of ["in.nuri.example", "answers.nuri.example", "From 40 euros"]) {
    expect(told).not.toContain(secret);
  }
  expect(widgetSettings(site({})).chat).toEqual({
    team: "Nuri Tea",
    greeting: expect.anything(),
    rating: true,
  });
  expect(widgetSettings(readConfig({}))).not.toHaveProperty("chat");
});
