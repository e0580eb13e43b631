import { randomUUID } from "node:crypto";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newVisitorSecret } from "../../keys/visitor-secret.ts";
import { recordKeys, suppressionHash } from "../../privacy/suppression.ts";
import { MAIL_AFTER } from "../write/apply-write.ts";
import { mailBy } from "./inbound/test-mails.ts";
import { signedReplyTo } from "./reply-address.ts";
import { header, type TestChatMail, testChatMail } from "./test-chat-mail.ts";

const DAY = 86_400_000;
let people = 0;
/** Another conversation's address, with the signature of this one. */
const another = (address: string): string =>
  address.replace(/\+(.)/, (_, first: string) => `+${first === "a" ? "b" : "a"}`);
const somebody = (): string => `mina${++people}@tea.example`;

describe.each(["sqlite", "postgres"] as const)(
  "a conversation by mail, on %s",
  { timeout: 60_000 },
  (kind) => {
    let test: TestChatMail;
    beforeAll(async () => {
      test = await testChatMail(kind, { attachments: true });
    }, 60_000);
    afterAll(() => test.close());

    const replyTo = (id: string): string =>
      signedReplyTo(test.server.services, "chat@in.nuri.example", id);
    const texts = async (id: string) =>
      (await test.entries(id))
        .filter(({ kind: what }) => what === "message")
        .map(({ text }) => text);

    it("what the team has said and nobody has read is mailed once, in the team's words alone", async () => {
      const email = somebody();
      const { id } = await test.begin(email);
      await test.answer(id, "Yes, we ship to Norway.\n\nIt takes a week.");
      await test.answer(id, "And it costs 9 euros.");
      await test.forward(MAIL_AFTER - 1_000);
      expect(await test.mailsTo(email)).toEqual([]);
      await test.forward(2_000);
      const [mail, ...more] = await test.mailsTo(email);
      expect(more).toEqual([]);
      expect(mail!.text).toMatch(
        /Jisoo[^]*Yes, we ship to Norway\.\s+It takes a week\.[^]*And it costs 9 euros\./,
      );
      expect(`${mail!.html}${mail!.text}`).not.toContain("own words");
      expect(mail).toMatchObject({
        subject: "Nuri Tea has answered you",
        replyTo: [{ name: "Nuri Tea", address: replyTo(id) }],
      });
      const root = `<chat.${id}@nuri.example>`;
      expect(header(mail!, "in-reply-to")).toBe(root);
      expect(header(mail!, "references")).toBe(root);
      expect(header(mail!, "auto-submitted")).toBe("auto-generated");
      await test.forward(DAY);
      expect(await test.mailsTo(email)).toHaveLength(1);
    });

    it("servers that look at the same time make one mail", async () => {
      const email = somebody();
      const { id } = await test.begin(email);
      await test.answer(id, "Once.");
      const { store, clock } = test.server.services;
      const now = clock.now() + MAIL_AFTER + 1_000;
      const made = await Promise.all(
        Array.from({ length: 5 }, () => store.run("chatMailsDue", { now })),
      );
      expect(made.reduce((sum, each) => sum + each)).toBe(1);
      await test.forward(MAIL_AFTER + 2_000);
      expect(await test.mailsTo(email)).toHaveLength(1);
    });

    it("of somebody who was erased nothing is mailed, taken or shown any more", async () => {
      const email = somebody();
      const { id } = await test.begin(email, { email_proven_at: 1 });
      await test.answer(id, "First.");
      await test.forward(MAIL_AFTER + 1_000);
      const [mail] = await test.mailsTo(email);
      const [link = ""] = /https:\S+\/v1\/chat\/continue\?t=[\w.-]+/.exec(mail!.text!) ?? [];
      await test.answer(id, "Second.");
      const { store, ring, clock } = test.server.services;
      await store.run("erase", {
        email,
        suppress: suppressionHash(ring, email),
        addressKeys: recordKeys(ring, email),
        now: clock.now(),
      });
      await test.forward(MAIL_AFTER + 1_000);
      expect(await test.mailsTo(email)).toHaveLength(1);
      expect((await test.ask(link)).status).toBe(404);
      const answer = await test.bring(await mailBy({ from: email, to: replyTo(id) }));
      expect(answer.told).toEqual({ taken: false, why: "unknown" });
      expect(await test.entries(id)).toEqual([]);
    });

    it("what was read in time is not mailed, and of the rest what was not", async () => {
      const email = somebody();
      const { id } = await test.begin(email, { email_proven_at: 1 });
      const by = { kind: "system" };
      await test.answer(id, "Read at once.");
      await test.write({ op: "read", conversation: id, by, seq: (await test.row(id)).last_seq });
      await test.forward(MAIL_AFTER + 1_000);
      expect(await test.mailsTo(email)).toEqual([]);
      await test.answer(id, "Not read.");
      await test.forward(MAIL_AFTER + 1_000);
      await test.answer(id, "Not read either.");
      await test.forward(MAIL_AFTER + 1_000);
      const mails = (await test.mailsTo(email)).map(({ text }) => text!);
      expect(mails.map((text) => /Read at once|Not read either|Not read/.exec(text)?.[0])).toEqual([
        "Not read",
        "Not read either",
      ]);
    });

    it("an answer by mail becomes a message, once, and the next mail belongs to it", async () => {
      const email = somebody();
      const { id } = await test.begin(email, { email_proven_at: 1 });
      await test.answer(id, "Do you want the large one?");
      await test.forward(MAIL_AFTER + 1_000);
      const [mail] = await test.mailsTo(email);
      const quoted = mail!.text!.split("\n").map((line) => `> ${line}`);
      const answer = await mailBy({
        from: { name: "Mina", address: email },
        to: mail!.replyTo![0]!.address!,
        inReplyTo: mail!.messageId!,
        messageId: `<own-${id}@tea.example>`,
        text: `Yes, please! 감사합니다\n\nOn Mon, Nov 23, 2026 at 9:00 AM Nuri Tea <hello@nuri.example> wrote:\n\n${quoted.join("\n")}`,
      });
      expect(await test.bring(answer)).toEqual({ status: 200, told: { taken: true } });
      expect(await test.bring(answer)).toEqual({ status: 200, told: { taken: true } });
      expect(await texts(id)).toEqual([
        "Visitor's own words.",
        "Do you want the large one?",
        "Yes, please! 감사합니다",
      ]);
      const { waiting_since: waits } = await test.row(id);
      expect(waits).not.toBe(null);
      await test.answer(id, "It is on its way.");
      await test.forward(MAIL_AFTER + 1_000);
      const [, next] = await test.mailsTo(email);
      expect(header(next!, "in-reply-to")).toBe(`<own-${id}@tea.example>`);
      expect(header(next!, "references")).toContain(`<own-${id}@tea.example>`);
      expect(next!.subject).toBe(mail!.subject);
    });

    it("a closed conversation is open again once somebody answers by mail", async () => {
      const { id } = await test.begin(somebody(), { email_proven_at: 1 });
      await test.write({ op: "state", conversation: id, by: { kind: "system" }, state: "closed" });
      await test.bring(await mailBy({ to: replyTo(id), text: "One more thing." }));
      expect(await test.row(id)).toMatchObject({ state: "open" });
    });

    it("who writes from elsewhere is marked; what nobody has proven the browser is not told", async () => {
      const email = somebody();
      const { id, secret } = await test.begin(email);
      await test.bring(await mailBy({ from: email, to: replyTo(id), text: "Who are you?" }));
      const other = { from: "eve@evil.example", messageId: "<eve@evil.example>" };
      await test.bring(await mailBy({ ...other, to: replyTo(id), text: "It is me, Mina." }));
      const [, own, eve] = await test.entries(id);
      expect(JSON.parse(own!.data!)).toMatchObject({ mail: true, private: true });
      expect(JSON.parse(own!.data!)).not.toHaveProperty("sender");
      expect(JSON.parse(eve!.data!)).toMatchObject({ sender: "eve@evil.example", private: true });
      const seen = await test.ask(`/v1/chat/conversations/${id}`, {
        headers: { authorization: `Bearer ${secret}` },
      });
      const told = await seen.text();
      expect(seen.status).toBe(200);
      expect(told).toContain("Visitor's own words.");
      expect(told).not.toMatch(/Who are you|It is me|evil/);
    });

    it("what programs write, and what belongs to nothing, becomes no message", async () => {
      const { id } = await test.begin(somebody());
      const why = async (options: Parameters<typeof mailBy>[0]) =>
        (
          await test.bring(
            await mailBy({ to: replyTo(id), messageId: `<${randomUUID()}@a.example>`, ...options }),
          )
        ).told;
      const refused = (reason: string) => ({ taken: false, why: reason });
      expect(await why({ headers: { "Auto-Submitted": "auto-replied" } })).toEqual(
        refused("auto-reply"),
      );
      expect(await why({ from: "MAILER-DAEMON@mx.example" })).toEqual(refused("bounce"));
      expect(await why({ from: "hello@nuri.example" })).toEqual(refused("loop"));
      expect(await why({ from: replyTo(id) })).toEqual(refused("loop"));
      expect(await why({ text: "> only\n> quoted" })).toEqual(refused("empty"));
      expect(await why({ to: "chat@in.nuri.example" })).toEqual(refused("unknown"));
      expect(await why({ to: replyTo(randomUUID()) })).toEqual(refused("unknown"));
      expect(await why({ to: another(replyTo(id)) })).toEqual(refused("unknown"));
      expect((await test.bring(Buffer.from(""))).told).toEqual(refused("unreadable"));
      expect(await test.entries(id)).toHaveLength(1);
    });

    it("two machines that answer each other are stopped", async () => {
      const { id } = await test.begin(somebody());
      const told: unknown[] = [];
      for (let sent = 0; sent < 32; sent++) {
        const mail = await mailBy({ to: replyTo(id), messageId: `<${sent}.${id}@a.example>` });
        told.push((await test.bring(mail)).told);
      }
      expect(told.slice(0, 30)).toEqual(Array.from({ length: 30 }, () => ({ taken: true })));
      expect(told.slice(30)).toEqual(
        Array.from({ length: 2 }, () => ({ taken: false, why: "too-many" })),
      );
      // The team knows that there are some which it does not see.
      const entries = await test.entries(id);
      const noted = entries.filter(({ kind: what }) => what === "note");
      expect(noted.map(({ author, text }) => [author, text])).toEqual([
        ["system", expect.stringMatching(/^More than 30 mails came in an hour\./)],
      ]);
      const row = await test.row(id);
      expect(Number(row.agent_read)).toBe(0);
    });

    it("of its files those are taken that the site takes, by their bytes", async () => {
      const { id } = await test.begin(somebody());
      const photo = await sharp({
        create: { width: 8, height: 8, channels: 3, background: "green" },
      })
        .png()
        .toBuffer();
      const mail = await mailBy({
        to: replyTo(id),
        attachments: [
          { filename: "../찻잔.png", content: photo },
          { filename: "photo.png", content: "<svg><script>alert(1)</script></svg>" },
          { filename: "a.exe", content: Buffer.from("MZ") },
        ],
      });
      await test.bring(mail);
      await test.bring(mail);
      const [, entry] = await test.entries(id);
      expect(JSON.parse(entry!.data!)).toMatchObject({
        attachments: [{ name: "찻잔.png", type: "image/png", size: photo.length }],
        leftOut: 2,
      });
    });

    it("somebody's first answers in an address that nobody has proven are few a day, and not lost", async () => {
      const email = somebody();
      const first = await test.begin(email);
      const second = await test.begin(email);
      await test.answer(first.id, "First answer.");
      await test.answer(second.id, "Second answer.");
      await test.forward(MAIL_AFTER + 1_000);
      expect(await test.mailsTo(email)).toHaveLength(1);
      await test.forward(DAY + 60_000);
      expect(await test.mailsTo(email)).toHaveLength(2);
    });

    it("a transcript goes to who has proven to be there, three times a day, and not twice the same", async () => {
      const email = somebody();
      const { id, secret } = await test.begin(email);
      await test.answer(id, "Answer.");
      const ask = async (shown = secret) => {
        const response = await test.ask(`/v1/chat/conversations/${id}/transcript`, {
          method: "POST",
          headers: { authorization: `Bearer ${shown}` },
        });
        const { code } = (await response.json()) as { code?: string };
        return code ?? response.status;
      };
      expect(await ask()).toBe("address-unproven");
      const known = { email, addressKey: (await test.row(id)).address_key, name: null };
      const by = { kind: "mail" };
      await test.write({
        op: "email",
        conversation: id,
        by,
        ...known,
        consent: null,
        proven: true,
      });
      expect(await ask(newVisitorSecret())).toBe("conversation-unknown");
      expect([await ask(), await ask()]).toEqual([200, 200]);
      await test.forward(0);
      const transcripts = async () =>
        (await test.mailsTo(email)).filter(({ subject }) => subject!.startsWith("Your conv"));
      const [mail, ...more] = await transcripts();
      expect(more).toEqual([]);
      expect(mail!.text).toMatch(/You[^]*Visitor's own words\.[^]*Jisoo[^]*Answer\./);
      const told = [];
      for (const text of ["Two.", "Three.", "Four."]) {
        await test.answer(id, text);
        told.push(await ask());
      }
      expect(told).toEqual([200, 200, "too-many-requests"]);
      await test.forward(0);
      expect(await transcripts()).toHaveLength(3);
    });
  },
);
