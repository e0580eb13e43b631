import { expectTypeOf, it } from "vitest";
import {
  type ChatConfig,
  type ChatField,
  type ChatHours,
  defineConfig,
  type ReadConfig,
  type SitePrompt,
} from "../config.ts";

const chat = (own: ChatConfig<never, never>) => defineConfig({ chat: own });
const field = (own: ChatField) => chat({ fields: [own] });
const hours = (own: ChatHours) => chat({ hours: own });
const LINE = { id: "shipping", text: { en: "Questions?", ko: "궁금하신가요?" } } as const;

it("knows what a chat is made of", () => {
  chat({});
  chat({ team: "Nuri", greeting: { en: "Hello", ko: "안녕하세요" }, reply: "hours", sound: true });
  hours({ timeZone: "Asia/Seoul", weekly: { mon: ["09:00-18:00"] }, closed: ["2026-12-25"] });
  field({ id: "about", label: "About", type: "select", options: [{ value: "a", label: "A" }] });
  chat({ attachments: true, mail: { replyTo: "chat@in.nuri.example", inbound: "postmark" } });
  chat({ answers: { pages: ["/help/**"], answerer: { url: "https://nuri.example/ask" } } });
  chat({ lines: [{ ...LINE, trigger: { after: "30s" }, quickReplies: ["Yes"] }] });
});

it("knows the stages and audiences of its lines", () => {
  const audiences = { readers: { visits: { gte: 3 } } } as const;
  defineConfig({ audiences, chat: { lines: [{ ...LINE, when: "readers" }] } });
  defineConfig({ chat: { lines: [{ ...LINE, when: { stage: "purchase" } }] } });
  // @ts-expect-error no such audience
  defineConfig({ audiences, chat: { lines: [{ ...LINE, when: "reader" }] } });
  // @ts-expect-error no such stage
  defineConfig({ chat: { lines: [{ ...LINE, when: { stage: "buying" } }] } });
});

it("refuses what is none", () => {
  // @ts-expect-error no such day
  hours({ timeZone: "Asia/Seoul", weekly: { monday: ["09:00-18:00"] } });
  // @ts-expect-error no such type
  field({ id: "about", label: "About", type: "choice" });
  // @ts-expect-error it can carry code
  chat({ attachments: { types: ["image/svg+xml"] } });
  // @ts-expect-error no such provider
  chat({ mail: { replyTo: "chat@in.nuri.example", inbound: "sendgrid" } });
  // @ts-expect-error a line says something
  chat({ lines: [{ id: "shipping" }] });
});

it("has its defaults filled in", () => {
  expectTypeOf<NonNullable<ReadConfig["chat"]>["transcript"]>().toBeBoolean();
  expectTypeOf<SitePrompt["widget"]>().not.toEqualTypeOf<ReadConfig["prompts"][0]["widget"]>();
});
