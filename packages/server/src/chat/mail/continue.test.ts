import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type KeyRing, keyRing } from "../../keys/key-ring.ts";
import { FORM_TYPE } from "../../forms/given.ts";
import { MAIL_AFTER } from "../write/apply-write.ts";
import { writeContinueToken } from "./continue-token.ts";
import { type TestChatMail, testChatMail } from "./test-chat-mail.ts";

const CANARY = `"><script>alert(1)</script><img src=x onerror=alert(1)>\u202e`;
let people = 0;

describe.each(["sqlite", "postgres"] as const)(
  "the link of a mail, on %s",
  { timeout: 60_000 },
  (kind) => {
    let test: TestChatMail;
    beforeAll(async () => {
      test = await testChatMail(kind);
    }, 60_000);
    afterAll(() => test.close());

    /** A conversation with an answer that was mailed, and the link in it. */
    async function mailed(locale = "en") {
      const email = `hana${++people}@tea.example`;
      const { id, secret } = await test.begin(email, { locale, name: CANARY });
      await test.answer(id, `Answer: https://nuri.example/tea?a="b javascript:alert(1) ${CANARY}`);
      await test.forward(MAIL_AFTER + 1_000);
      const [mail] = await test.mailsTo(email);
      const [link = ""] = /https:\S+\/v1\/chat\/continue\?t=[\w.-]+/.exec(mail!.text!) ?? [];
      return { id, secret, email, link };
    }
    const post = (link: string, fields: Record<string, string>) =>
      test.ask(link, {
        method: "POST",
        headers: { "content-type": FORM_TYPE },
        body: new URLSearchParams(fields).toString(),
      });

    it("asks, and changes nothing, however often it is opened", async () => {
      const { id, link, email } = await mailed("ko");
      const before = JSON.stringify(await test.row(id));
      for (let opened = 0; opened < 10; opened++) {
        const page = await test.ask(link);
        const html = await page.text();
        expect(page.status).toBe(200);
        expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
        expect(html).toContain('<html lang="ko">');
        // Mails are forwarded: neither the address nor what was said is shown yet.
        expect(html).not.toContain(email);
        expect(html).not.toMatch(/own words|Answer:/);
        expect((await test.ask(link, { method: "HEAD" })).status).toBe(200);
        // As from a mail program in the browser.
        const headers = { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" };
        expect((await test.ask(link, { headers })).status).toBe(200);
      }
      expect(JSON.stringify(await test.row(id))).toBe(before);
    });

    it.each([
      ["en", "you write in the name of whoever began this conversation"],
      ["ko", "이 대화를 시작한 사람의 이름으로 글을 쓰게 돼요"],
      ["zh", "您将以发起这次对话的人的名义发言"],
    ])("says before in whose name one goes on, in %s", async (locale, words) => {
      const { link } = await mailed(locale);
      expect(await (await test.ask(link)).text()).toContain(words);
    });

    it("shows the conversation to who says that it is theirs, and takes what they write", async () => {
      const { id, link } = await mailed();
      const page = await post(link, { action: "continue" });
      const html = await page.text();
      expect(page.status).toBe(200);
      expect(html).toContain("Visitor&#39;s own words.");
      expect(html).toContain("Jisoo");
      expect([...html.matchAll(/<li>[^]*?<\/li>/g)].join().match(/href="[^"]*"/g)).toEqual([
        'href="https://nuri.example/tea?a="',
      ]);
      expect(html).not.toMatch(/<script|<img/);
      const { email_proven_at: proven, visitor_read: read, last_seq: last } = await test.row(id);
      expect(proven).not.toBe(null);
      expect(Number(read)).toBe(Number(last));
      const [, own = ""] = /name="id" value="([^"]+)"/.exec(html)!;
      for (let sent = 0; sent < 2; sent++) {
        const done = await post(link, { action: "send", id: own, text: `Thanks! ${CANARY}` });
        const told = await done.text();
        expect(told).toContain('role="status"');
        expect(told).not.toMatch(/<script|<img/);
      }
      const entries = await test.entries(id);
      expect(entries.filter(({ author }) => author === "visitor")).toHaveLength(2);
      const empty = await post(link, { action: "send", id: randomUUID(), text: "  " });
      expect([empty.status, (await empty.text()).includes('id="text-error"')]).toEqual([400, true]);
    });

    it("takes the address out for who says that it was not them", async () => {
      const { id, link, email } = await mailed();
      const page = await post(link, { action: "disown" });
      expect(await page.text()).toContain("Thank you for telling us");
      expect(await test.row(id)).toMatchObject({ email: null, address_key: null });
      await test.answer(id, "Another answer.");
      await test.forward(2 * MAIL_AFTER);
      expect(await test.mailsTo(email)).toHaveLength(1);
      expect((await test.ask(link)).status).toBe(404);
      expect((await post(link, { action: "continue" })).status).toBe(404);
    });

    it("is none any more once the conversation has another address", async () => {
      const { id, link } = await mailed();
      await test.write({
        op: "email",
        conversation: id,
        by: { kind: "system" },
        email: "other@tea.example",
        addressKey: "other",
        name: null,
        consent: null,
        proven: false,
      });
      for (const answer of [await test.ask(link), await post(link, { action: "continue" })]) {
        expect(answer.status).toBe(404);
        expect(await answer.text()).not.toContain("other");
      }
    });

    it("works for this conversation alone, and not for ever", async () => {
      const { id, link } = await mailed();
      const { services } = test.server;
      const about = {
        conversation: id,
        addressKey: (await test.row(id)).address_key!,
        language: "en",
      };
      const page = (token: string) => test.ask(`/v1/chat/continue?t=${token}`);
      const good = (signing: { config: typeof services.config; ring: KeyRing }, at: number) =>
        writeContinueToken(signing, about, at);
      const now = services.clock.now();
      expect((await page(good(services, now))).status).toBe(200);
      expect((await page(good(services, now - 91 * 86_400_000))).status).toBe(404);
      const ring = keyRing(["another-secret-0123456789abcdefghijklmno"]);
      expect((await page(good({ config: services.config, ring }, now))).status).toBe(404);
      const other = { ...about, conversation: randomUUID() };
      expect((await page(writeContinueToken(services, other, now))).status).toBe(404);
      for (const token of ["", "nonsense", link.split("t=")[1]!.slice(0, -2)]) {
        const answer = await page(token);
        expect(answer.status).toBe(404);
        expect(await answer.text()).toContain("<footer>");
      }
    });
  },
);
