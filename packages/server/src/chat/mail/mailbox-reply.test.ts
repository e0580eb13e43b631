import { afterAll, beforeAll, expect, it } from "vitest";
import { listMails } from "../../mail/mailbox/read-mailbox.ts";
import { FORM_TYPE } from "../../forms/given.ts";
import { MAIL_AFTER } from "../write/apply-write.ts";
import { type TestChatMail, testChatMail } from "./test-chat-mail.ts";

let test: TestChatMail;
beforeAll(async () => {
  // Without a mail server, mails become files.
  test = await testChatMail("sqlite", {}, { SMTP_URL: "" });
}, 30_000);
afterAll(() => test.close());

it("a mail of a conversation is answered in the mailbox, on the way of every mail", async () => {
  const { id } = await test.begin("mina@tea.example", { email_proven_at: 1, locale: "ko" });
  await test.answer(id, "네, 노르웨이로도 보내 드려요.");
  await test.forward(MAIL_AFTER + 1_000);
  const { mail } = test.server.settings;
  const { mails } = await listMails(mail.by === "folder" ? mail.folder : "");
  const [sent] = mails;
  const path = `/mailbox/mail/${sent!.id}`;
  const page = await (await test.ask(path)).text();
  expect(page).toContain(`action="/_stagelight${path}/reply"`);
  expect(page).toContain("Reply as mina@tea.example");
  const reply = (text: string, headers: Record<string, string> = {}) =>
    test.ask(`${path}/reply`, {
      method: "POST",
      headers: { "content-type": FORM_TYPE, "sec-fetch-site": "same-origin", ...headers },
      body: new URLSearchParams({ text }).toString(),
    });
  const answered = await reply("감사합니다!\n<script>alert(1)</script>");
  expect(answered.status).toBe(303);
  expect(answered.headers.get("location")).toBe(`/_stagelight${path}?reply=taken`);
  expect(await (await test.ask(`${path}?reply=taken`)).text()).toContain("The answer is in");
  const entries = await test.entries(id);
  expect(entries.at(-1)).toMatchObject({
    author: "visitor",
    text: "감사합니다!\n<script>alert(1)</script>",
  });
  expect((await reply("x", { "sec-fetch-site": "cross-site" })).status).toBe(403);
  expect((await reply("")).status).toBe(400);
  expect(await test.entries(id)).toHaveLength(entries.length);
  // What the address says is text, and nothing that was not answered is told as if it were.
  const forged = await (await test.ask(`${path}?reply=%3Cimg%20src=x%3E`)).text();
  expect(forged).not.toContain("<img");
});
