import { DatabaseSync } from "node:sqlite";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type SmtpSink, smtpSink } from "../fakes/smtp-sink.ts";
import { launch } from "../kit/browser.ts";
import { type ChatDesk, chatDesk } from "../kit/chat-desk.ts";

const EMAIL = "mina@tea.example";

let browser: Browser;
let desk: ChatDesk;
let sink: SmtpSink;

beforeAll(async () => {
  sink = await smtpSink();
  [browser, desk] = await Promise.all([
    launch(),
    chatDesk({
      chat: {
        fields: [{ id: "mail", type: "email", label: "E-mail", required: true }],
        transcript: true,
      },
      config: { mail: { from: "hello@nuri.example" } },
      environment: { SMTP_URL: `smtp://127.0.0.1:${sink.port}` },
    }),
  ]);
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await desk?.close();
  await sink?.close();
});

/** What has come to the visitor's address: whole mails, without the breaks that quoted-printable makes. */
const mails = () =>
  sink.mails
    .filter(({ to }) => to.includes(EMAIL))
    .map(({ raw }) => raw.replace(/=\r\n/g, "").replaceAll("=3D", "="));

/** Time has passed since something was said: mails of what nobody has read are due. */
function passTime(): void {
  const database = new DatabaseSync(desk.folder.database.replace("file:", ""), { timeout: 5_000 });
  database.exec("update conversation set mail_due_at = 1 where mail_due_at is not null");
  database.close();
}

/** Presses the button in the menu, which stays open once it is. */
const askForTranscript = (page: Page) =>
  page.getByRole("button", { name: "Send me the conversation by mail" }).click();

it("the conversation comes by mail, to an address that a mail has proven and to no other", async () => {
  const page = await (await browser.newContext()).newPage();
  page.setDefaultTimeout(15_000);
  await page.goto(desk.site.url);
  await page.locator("stagelight-chat").click();
  await page.locator("#text").fill("Do you ship to Norway?");
  await page.keyboard.press("Enter");
  await page.getByLabel("E-mail").fill(EMAIL);
  await page.keyboard.press("Enter");
  await page.getByText("Sent", { exact: true }).waitFor();
  const note = page.locator("[part=note]");

  // Anybody could have written that address.
  await page.locator("stagelight-chat summary").click();
  await askForTranscript(page);
  await note.getByText("Please answer one of our mails first").waitFor();

  // It proves to be the visitor's by the link of a mail.
  await page.keyboard.press("Escape");
  const [id = ""] = await desk.agent.conversations();
  await desk.agent.reply(id, "We do, within nine days.");
  await page.locator("[part=badge]").waitFor();
  passTime();
  await expect.poll(mails, { timeout: 20_000 }).toHaveLength(1);
  const [link] = /http\S+\/v1\/chat\/continue\?t=[\w.~-]+/.exec(mails()[0]!) ?? [];
  const reader = await (await browser.newContext()).newPage();
  await reader.goto(link!);
  await reader.getByRole("button", { name: "Yes, continue" }).click();
  await reader.locator("ol.said").waitFor();

  // Now it is sent, with all that was said.
  await page.locator("[part=launcher]").click();
  await askForTranscript(page);
  await note.getByText("It is on its way to your address.").waitFor();
  await expect.poll(mails, { timeout: 20_000 }).toHaveLength(2);
  const transcript = mails()[1]!;
  expect(transcript).toContain("Do you ship to Norway?");
  expect(transcript).toContain("We do, within nine days.");
  expect(sink.mails.every(({ to }) => to.join() === EMAIL)).toBe(true);
}, 60_000);
