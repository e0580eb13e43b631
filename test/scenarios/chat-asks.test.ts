import { GALLERY } from "@stagelight/widgets/gallery";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launch } from "../kit/browser.ts";
import { type ChatDesk, chatDesk } from "../kit/chat-desk.ts";

let browser: Browser;
let desk: ChatDesk;

beforeAll(async () => {
  [browser, desk] = await Promise.all([
    launch(),
    chatDesk({
      chat: {
        fields: [{ id: "name", type: "text", label: "Your name" }],
        quickReplies: ["How long does shipping take?", "Where is my order?"],
        attachments: true,
        answers: {
          entries: [
            {
              id: "shipping",
              question: "How long does shipping take?",
              answer: "Three days within Korea.",
            },
          ],
        },
      },
    }),
  ]);
  await desk.agent.away(true);
}, 60_000);

afterAll(async () => {
  await browser.close();
  await desk.close();
});

interface Visit {
  readonly page: Page;
  /** What was sent to the server, by its path. */
  readonly told: string[];
}

async function visit(): Promise<Visit> {
  const page = await (await browser.newContext()).newPage();
  page.setDefaultTimeout(10_000);
  const told: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "POST") told.push(new URL(request.url()).pathname);
  });
  await page.goto(desk.site.url);
  await page.locator("stagelight-chat").click();
  await page.locator("#text").waitFor();
  return { page, told };
}

const before = (page: Page) => page.locator("[part=before]");
const text = (page: Page) => page.locator("#text").inputValue();
const sent = (page: Page) => page.getByText("Sent", { exact: true }).waitFor();
const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.id);

/** What the newest conversation knows of its visitor, and what was said in it. */
async function newest(): Promise<{ name: string | null; said: string[] }> {
  const [id = ""] = await desk.agent.conversations();
  const rows = await desk.folder.query<{ name: string | null }>(
    `select name from conversation where id = '${id}'`,
  );
  return { name: rows[0]!.name, said: await desk.agent.said(id) };
}

it("asks once there is something to send, keeps that in its field, and sends it with the next press", async () => {
  const { page, told } = await visit();
  await page.keyboard.type("Hello");
  expect(await before(page).count()).toBe(0);
  await page.keyboard.press("Enter");
  await before(page).waitFor();
  await expect.poll(() => focused(page)).toBe("fields.name");
  expect(await text(page)).toBe("Hello");
  expect(told).toEqual([]);
  await page.getByText("Away at the moment.").waitFor();
  // What can be pressed in place of it is out of the way.
  expect(await page.locator(".chip").count()).toBe(0);
  await page.keyboard.type("Mina");
  await page.keyboard.press("Enter");
  await sent(page);
  expect(await before(page).count()).toBe(0);
  expect(await newest()).toEqual({ name: "Mina", said: ["visitor: Hello"] });
  // Nobody is there: a place in the queue would promise what is not kept.
  await page.getByText("Away at the moment.").waitFor();
  expect(await page.getByText("You are next.").count()).toBe(0);
  await page.context().close();
});

it("what may be left empty may: a reply that was pressed goes with the second press", async () => {
  const { page, told } = await visit();
  await page.getByRole("button", { name: "Where is my order?" }).click();
  await before(page).waitFor();
  expect(await text(page)).toBe("Where is my order?");
  expect(told).toEqual([]);
  await page.getByRole("button", { name: "Send" }).click();
  await sent(page);
  expect(await newest()).toEqual({ name: null, said: ["visitor: Where is my order?"] });
  await page.context().close();
});

it("frequent questions go on without it, and take the place of the replies", async () => {
  const { page, told } = await visit();
  const reply = page.locator(".chip", { hasText: "Where is my order?" });
  await reply.waitFor();
  await page.locator("#text").pressSequentially("shipping");
  await page.locator("[part=suggestions] button").waitFor();
  expect(await reply.count()).toBe(0);
  await page.locator("#text").fill("");
  await reply.waitFor();
  // A reply that is one of them, word for word, is answered as one.
  await page.locator(".chip", { hasText: "How long" }).click();
  await page.getByText("Three days within Korea.").first().waitFor();
  expect(await before(page).count()).toBe(0);
  // That is not enough: the same question goes to a person.
  await page.getByRole("button", { name: "Talk to a person" }).click();
  await before(page).waitFor();
  expect(await text(page)).toBe("How long does shipping take?");
  expect(told).toEqual([]);
  await page.keyboard.press("Enter");
  await sent(page);
  expect((await newest()).said).toContain("visitor: How long does shipping take?");
  await page.context().close();
});

it("a person who is wanted before anything is written is written to after it", async () => {
  const { page } = await visit();
  await page.getByRole("button", { name: "Talk to a person" }).click();
  await page.getByText("Write to us, and a person answers.").waitFor();
  await expect.poll(() => focused(page)).toBe("fields.name");
  await page.locator("#text").fill("Good morning");
  await page.keyboard.press("Enter");
  await sent(page);
  expect((await newest()).said).toEqual(["visitor: Good morning"]);
  await page.context().close();
});

it("a file waits with the text, and goes with it", async () => {
  const { page, told } = await visit();
  await page.locator("#text").fill("Look");
  const buffer = Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  );
  await page.locator("#file").setInputFiles({ name: "tea.png", mimeType: "image/png", buffer });
  await page.locator("[part=files]").getByText("tea.png").waitFor();
  await page.getByRole("button", { name: "Send" }).click();
  // It waits with the text for what is asked, and so does the server for both.
  await before(page).waitFor();
  expect(await page.locator("[part=files]").getByText("tea.png").count()).toBe(1);
  expect(told).toEqual([]);
  await page.getByRole("button", { name: "Send" }).click();
  await page.getByRole("link", { name: /tea\.png/ }).waitFor();
  expect((await newest()).said).toEqual(["visitor: Look"]);
  await page.context().close();
});

it("tells a place in the queue while somebody is there, and else when the team is back", () => {
  const { states } = GALLERY.find(({ name }) => name === "chat")!;
  const settings = { short: {}, full: {} };
  const availability = (name: string, locale: string) => {
    const { render } = states.find((state) => state.name === name)!;
    const { html } = render({ locale, attributes: {}, settings, stylesheet: "" });
    return /part="availability">([^<]*)</.exec(html)?.[1];
  };
  expect(availability("in a queue", "en")).toBe("Waiting before you: 2");
  // Both wait, and nobody is there.
  expect(availability("an address is asked for", "en")).toMatch(/^We are back: Monday/);
  expect(availability("an address is asked for", "ko")).toMatch(/시간: 월요일 오전/);
  expect(availability("an address is asked for", "zh")).toMatch(/^恢复服务时间：星期一/);
});
