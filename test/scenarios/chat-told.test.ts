import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launch } from "../kit/browser.ts";
import { type ChatDesk, chatDesk } from "../kit/chat-desk.ts";

let browser: Browser;
let desk: ChatDesk;

beforeAll(async () => {
  [browser, desk] = await Promise.all([launch(), chatDesk()]);
}, 60_000);

afterAll(async () => {
  await browser.close();
  await desk.close();
});

/** Counts the sounds that pages make: each has a context of its own. */
function countSounds(): void {
  let made = 0;
  const Real = AudioContext;
  globalThis.AudioContext = class extends Real {
    constructor() {
      super();
      made++;
    }
  };
  Object.assign(globalThis, { sounds: () => made });
}

const sounds = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as { sounds(): number }).sounds());

async function visit(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  await page.goto(desk.site.url);
  return page;
}

/** Writes the first message, and tells the conversation's id. */
async function begin(page: Page, text: string): Promise<string> {
  const before = await desk.agent.conversations();
  await page.locator("stagelight-chat").click();
  await page.locator("#text").fill(text);
  await page.keyboard.press("Enter");
  await page.getByText("Sent", { exact: true }).waitFor();
  return (await desk.agent.conversations()).find((id) => !before.includes(id))!;
}

const openMenu = (page: Page) => page.locator("stagelight-chat summary").click();
const sound = (page: Page) => page.getByRole("button", { name: "Sound for new messages" });

it("makes no sound unasked; asked to, only for what somebody else says while nobody looks, and it stays asked to", async () => {
  const context = await browser.newContext();
  await context.addInitScript(countSounds);
  const page = await visit(context);
  const id = await begin(page, "Hello");
  const lines = () => page.locator("[part~=line] .prose").allTextContents();
  const said = async (text: string) => {
    await desk.agent.reply(id, text);
    await expect.poll(lines).toContain(text);
  };
  // It is off, also while the panel is closed.
  await page.keyboard.press("Escape");
  await said("Good morning");
  expect(await sounds(page)).toBe(0);

  // Once it is switched on, one hears what it will be.
  await page.locator("[part=launcher]").click();
  await openMenu(page);
  expect(await sound(page).getAttribute("aria-pressed")).toBe("false");
  await sound(page).click();
  await expect.poll(() => sounds(page)).toBe(1);

  // Who looks at it hears nothing, and nobody their own words.
  await said("In sight");
  await page.locator("#text").fill("My own words");
  await page.keyboard.press("Enter");
  await page.getByText("Sent", { exact: true }).waitFor();
  expect(await sounds(page)).toBe(1);
  await page.keyboard.press("Escape");
  await said("Out of sight");
  await expect.poll(() => sounds(page)).toBe(2);

  // On the next page it still is.
  await page.reload();
  await page.locator("[part=launcher]").click();
  await openMenu(page);
  expect(await sound(page).getAttribute("aria-pressed")).toBe("true");
  await page.keyboard.press("Escape");
  await said("On the next page");
  await expect.poll(() => sounds(page)).toBe(1);

  // And with the panel open, where the page itself is not seen.
  await page.locator("[part=launcher]").click();
  await page.evaluate(() =>
    Object.defineProperty(document, "visibilityState", { value: "hidden", configurable: true }),
  );
  await said("Behind another window");
  await expect.poll(() => sounds(page)).toBe(2);
  await context.close();
});

it("tells who waits how many still wait before them, as others are answered", async () => {
  const [one, two] = await Promise.all([browser.newContext(), browser.newContext()]);
  const [first, second] = [await visit(one), await visit(two)];
  const ahead = await begin(first, "I was here before");
  await begin(second, "And I came after");
  const place = second.locator("[part=availability]");
  await place.getByText("Waiting before you: 1").waitFor();
  await desk.agent.reply(ahead, "Here I am");
  await place.getByText("You are next.").waitFor();
  expect(await first.locator("[part=availability]").textContent()).toBe("We are here.");
  await Promise.all([one.close(), two.close()]);
});
