import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launch } from "../kit/browser.ts";
import { type ChatDesk, chatDesk } from "../kit/chat-desk.ts";
import { identityToken } from "../kit/identity-token.ts";

let browser: Browser;
let desk: ChatDesk;

beforeAll(async () => {
  [browser, desk] = await Promise.all([
    launch(),
    chatDesk({
      chat: {
        answers: {
          entries: [
            {
              id: "shipping",
              question: { en: "How long does shipping take?" },
              answer: { en: "Three days within Korea." },
            },
          ],
        },
      },
    }),
  ]);
}, 60_000);

afterAll(async () => {
  await browser.close();
  await desk.close();
});

async function visit(): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  page.setDefaultTimeout(10_000);
  await page.goto(desk.site.url);
  await page.locator("stagelight-chat").click();
  await page.locator("#text").waitFor();
  return page;
}

const write = async (page: Page, text: string) => {
  await page.locator("#text").fill(text);
  await page.keyboard.press("Enter");
};
const lines = (page: Page) => page.locator("[part~=line]:not(.team) .prose").allTextContents();

/** The page says who is here. */
const signIn = (page: Page, sub: string) =>
  page.evaluate(
    (token) => {
      const { chat } = (window as unknown as { stagelight: { chat: { setUser(t: string): void } } })
        .stagelight;
      chat.setUser(token);
    },
    identityToken(desk.folder.secret, { aud: desk.site.url, sub }),
  );

it("who signs in takes along what was said; the next one sees nothing of it, and answers go on", async () => {
  const page = await visit();
  await write(page, "From nobody");
  await page.getByText("Sent", { exact: true }).waitFor();
  const [first = ""] = await desk.agent.conversations();
  await signIn(page, "mina");
  await desk.agent.reply(first, "To Mina");
  await expect.poll(() => lines(page)).toEqual(["From nobody", "To Mina"]);

  // The same browser, another person: their own conversation alone.
  await signIn(page, "juno");
  await expect.poll(() => lines(page)).toEqual([]);
  await desk.agent.reply(first, "To Mina alone");
  await write(page, "From Juno");
  await page.getByText("Sent", { exact: true }).waitFor();
  expect(await lines(page)).toEqual(["From Juno"]);
  const second = (await desk.agent.conversations()).find((id) => id !== first)!;
  await desk.agent.reply(second, "To Juno");
  await expect.poll(() => lines(page)).toEqual(["From Juno", "To Juno"]);

  // Elsewhere, Mina finds all of hers.
  const elsewhere = await visit();
  await signIn(elsewhere, "mina");
  await write(elsewhere, "Again");
  await expect
    .poll(() => lines(elsewhere))
    .toEqual(["From nobody", "To Mina", "To Mina alone", "Again"]);
  await Promise.all([page.context().close(), elsewhere.context().close()]);
});

it("answers at once where it can, says that no person did, and goes to one by a press", async () => {
  const page = await visit();
  await page.locator("#text").pressSequentially("how long is shipping");
  await page.getByRole("button", { name: "How long does shipping take?" }).click();
  await page.getByText("Three days within Korea.").first().waitFor();
  expect(await page.locator(".answerer .who").textContent()).toBe("Automatic answer");
  const before = await desk.agent.conversations();
  await page.getByRole("button", { name: "Talk to a person" }).click();
  await page.getByText("Sent", { exact: true }).waitFor();
  const [id = ""] = (await desk.agent.conversations()).filter((each) => !before.includes(each));
  expect(await desk.agent.said(id)).toContain("visitor: How long does shipping take?");
  await page.context().close();
});
