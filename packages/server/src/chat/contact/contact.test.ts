import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FORM_TYPE } from "../../forms/given.ts";
import { type TestChatMail, testChatMail } from "../mail/test-chat-mail.ts";
import type { Conversation } from "../write/write.ts";

const CANARY = `"><script>alert(1)</script><img src=x onerror=alert(1)>\u202e`;
const CHAT = {
  reply: "hours",
  away: { en: "Back tomorrow.", ko: "내일 돌아와요.", zh: "明天回来。" },
  consent: {
    text: { en: "We keep this for a year.", ko: "1년간 보관해요.", zh: "我们保留一年。" },
    link: "/[...locale]/privacy/",
  },
  fields: [
    { id: "name", label: { en: "Name", ko: "이름", zh: "姓名" }, type: "text" },
    { id: "email", label: { en: "Your e-mail", ko: "이메일", zh: "邮箱" }, type: "email" },
    {
      id: "about",
      label: "About",
      type: "select",
      required: true,
      options: [
        { value: "order", label: "My order" },
        { value: "tea", label: "A tea" },
      ],
    },
  ],
};

describe.each(["sqlite", "postgres"] as const)(
  "the page without JavaScript, on %s",
  { timeout: 60_000 },
  (kind) => {
    let test: TestChatMail;
    beforeAll(async () => {
      test = await testChatMail(kind, CHAT);
    }, 60_000);
    afterAll(() => test.close());

    const send = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
      test.ask("/chat", {
        method: "POST",
        headers: { "content-type": FORM_TYPE, ...headers },
        body: new URLSearchParams(fields).toString(),
      });
    const whole = (email: string, more: Record<string, string> = {}) => ({
      email,
      text: "Do you ship to Norway?",
      "fields.about": "tea",
      consent: "yes",
      ...more,
    });
    const of = (email: string): Promise<Conversation[]> =>
      test.server.services.store.read
        .selectFrom("conversation")
        .selectAll()
        .where("email", "=", email)
        .execute();

    it.each([
      ["en", "Write to Nuri Tea", "Your e-mail"],
      ["ko", "Nuri Tea에 문의하기", "이메일"],
      ["zh", "给Nuri Tea留言", "邮箱"],
    ])("is there in %s, and changes nothing", async (locale, title, label) => {
      const page = await test.ask(`/chat?locale=${locale}`);
      const html = await page.text();
      expect(page.status).toBe(200);
      expect(html).toContain(`<html lang="${locale}">`);
      expect(html).toContain(`<h1>${title}</h1>`);
      expect(html).toContain(`<label for="email">${label}</label>`);
      expect(html).toContain(CHAT.consent.text[locale as "en"]);
      expect(html).toContain(CHAT.away[locale as "en"]);
      expect(html).toContain("/privacy/");
      expect(html).not.toMatch(/<script|<img/);
      expect(page.headers.get("content-security-policy")).toContain("form-action 'self'");
      const other = await test.ask("/chat", { headers: { "accept-language": `fr, ${locale}` } });
      expect(await other.text()).toContain(`<html lang="${locale}">`);
    });

    it("what is sent becomes a conversation, once, that goes on by mail", async () => {
      const email = "mina@tea.example";
      const form = await (await test.ask("/chat?locale=ko")).text();
      const [, idempotency = ""] = /name="idempotency" value="([^"]+)"/.exec(form)!;
      const fields = whole(email, {
        "fields.name": `Mina ${CANARY}`,
        text: `Do you ship? ${CANARY}`,
        locale: "ko",
        page: "https://nuri.example/tea?token=secret",
        idempotency,
      });
      for (let sent = 0; sent < 2; sent++) {
        const done = await send(fields, { "user-agent": "Mozilla/5.0 Chrome/141.0.7390.54" });
        const html = await done.text();
        expect(done.status).toBe(200);
        expect(html).toContain(email);
        expect(html).not.toMatch(/<script|<img/);
      }
      const [row, ...more] = await of(email);
      expect(more).toEqual([]);
      expect(row).toMatchObject({
        source: "form",
        state: "open",
        holder: null,
        locale: "ko",
        needs_person: 1,
        email_proven_at: null,
        page: "https://nuri.example/tea?token=",
        user_agent: "Mozilla/5 Chrome/141",
        fields: '{"about":"tea"}',
        consent: JSON.stringify({ agreed: true, wording: "1년간 보관해요." }),
      });
      expect(row!.waiting_since).not.toBe(null);
      await test.answer(row!.id, "네, 보내 드려요.");
      await test.forward(1_000);
      const mails = await test.mailsTo(email);
      expect(mails).toHaveLength(1);
      expect(mails[0]!.text).toContain("네, 보내 드려요.");
      expect(mails[0]!.html).not.toContain("alert(1)");
    });

    it.each([
      ["no address", whole(""), "email"],
      ["two addresses", whole("a@tea.example, b@tea.example"), "email"],
      ["no message", whole("a@tea.example", { text: "  " }), "text"],
      ["a long message", whole("a@tea.example", { text: "a".repeat(4_001) }), "text"],
      ["another choice", whole("a@tea.example", { "fields.about": "other" }), "fields.about"],
      ["no choice", whole("a@tea.example", { "fields.about": "" }), "fields.about"],
      ["no consent", whole("a@tea.example", { consent: "" }), "consent"],
      ["a name of two lines", whole("a@tea.example", { "fields.name": "a\nb" }), "fields.name"],
    ])(
      "with %s is shown again, with what was written and what is wrong",
      async (_, fields, wrong) => {
        const answer = await send(fields);
        const html = await answer.text();
        expect(answer.status).toBe(400);
        expect(html.match(/id="[\w.]+-error"/g)).toEqual([`id="${wrong}-error"`]);
        if (wrong !== "text") expect(html).toContain("Do you ship to Norway?");
        expect(await of("a@tea.example")).toEqual([]);
      },
    );

    it("what a program fills in is answered alike, and not taken", async () => {
      const answer = await send(whole("bot@tea.example", { trap: "x" }));
      expect(answer.status).toBe(200);
      expect(await of("bot@tea.example")).toEqual([]);
    });

    it("who sends many waits a while, with what was written", async () => {
      const email = "many@tea.example";
      const flood = async () =>
        test.server.fetch(
          new Request("https://nuri.example/_stagelight/chat", {
            method: "POST",
            headers: { "content-type": FORM_TYPE },
            body: new URLSearchParams(whole(email)).toString(),
          }),
          { address: "203.0.113.77" },
        );
      const answers = [];
      for (let sent = 0; sent < 7; sent++) answers.push(await flood());
      const [last] = answers.slice(-1);
      expect(answers[0]!.status).toBe(200);
      expect(last!.status).toBe(429);
      expect(Number(last!.headers.get("retry-after"))).toBeGreaterThan(0);
      const html = await last!.text();
      expect(html).toMatch(/name="proof" value="[^"]+"/);
      expect(html).toContain('name="fields.about" value="tea"');
      expect((await of(email)).length).toBeLessThan(7);
    });

    it("pages of another host lead to it, and pages of another site send nothing", async () => {
      const link = await test.ask("/chat", { headers: { "sec-fetch-site": "cross-site" } });
      expect(link.status).toBe(200);
      const answer = await send(whole("c@tea.example"), { origin: "https://evil.example" });
      expect(answer.status).toBe(403);
      expect(await of("c@tea.example")).toEqual([]);
    });
  },
);
