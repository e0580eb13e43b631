import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { tooWide, violations } from "../kit/axe.ts";
import { launch } from "../kit/browser.ts";
import { comeIn, dashboardPage, type OpenDashboard, openDashboard } from "../kit/dashboard.ts";

/** Each language in a look and on a screen of its own. */
const LOOKS: readonly (BrowserContextOptions & {
  readonly name: string;
  readonly inbox: string;
})[] = [
  { name: "English, light", locale: "en-GB", colorScheme: "light", inbox: "Inbox" },
  { name: "English, dark", locale: "en-GB", colorScheme: "dark", inbox: "Inbox" },
  {
    name: "Korean, light, on a phone",
    locale: "ko-KR",
    colorScheme: "light",
    viewport: { width: 360, height: 740 },
    inbox: "상담함",
  },
  {
    name: "Chinese, dark, on a phone",
    locale: "zh-CN",
    colorScheme: "dark",
    viewport: { width: 360, height: 740 },
    inbox: "收件箱",
  },
];

let dashboard: OpenDashboard;
let browser: Browser;
/** Cookies of the owner. */
let signedIn: Awaited<ReturnType<ReturnType<Page["context"]>["storageState"]>>;
let conversation: string;

beforeAll(async () => {
  dashboard = await openDashboard(4762);
  browser = await launch();
  const { page } = await dashboardPage(browser);
  await comeIn(page, dashboard.ownerLink(), "Jisoo Han", "jisoo@nuri.example");
  const { cookies } = await page.context().storageState();
  signedIn = { cookies, origins: [] };
  const mina = dashboard.visitor("Mina Park");
  await mina.write("Where is my teapot? https://nuri.example/orders", {
    email: "mina@example.com",
    attributes: { plan: "Tea club" },
    page: `${dashboard.url}teas/`,
  });
  conversation = mina.conversation;
  const post = (path: string, body: object) =>
    page.evaluate(
      async ([at, sent]) => {
        const headers = { "content-type": "application/json" };
        const answer = await fetch(`api/${at}`, { method: "POST", headers, body: sent });
        if (!answer.ok) throw new Error(`${at}: ${answer.status}`);
      },
      [path, JSON.stringify(body)] as const,
    );
  const id = () => crypto.randomUUID();
  await post(`conversations/${conversation}/messages`, { id: id(), text: "Let me look" });
  await post(`conversations/${conversation}/notes`, { id: id(), text: "Asked the carrier" });
  await post(`conversations/${conversation}/labels`, { add: ["late"] });
  await mina.write("Thank you!");
  await page.context().close();
});

afterAll(async () => {
  await browser?.close();
  await dashboard?.close();
});

describe.each(LOOKS)("$name", ({ name: _, inbox, ...look }) => {
  let page: Page;
  let wrong: readonly string[];
  beforeAll(async () => {
    ({ page, wrong } = await dashboardPage(browser, { ...look, storageState: signedIn }));
  });
  afterAll(() => page.context().close());

  const fine = async (): Promise<void> => {
    expect(await violations(page)).toEqual([]);
    expect(await tooWide(page)).toBe(0);
    expect(wrong).toEqual([]);
  };
  const open = async (path: string, selector: string): Promise<void> => {
    await page.goto(`${dashboard.url}${path}`);
    await page.locator(selector).first().waitFor();
  };

  it.each([
    ["the inbox", "inbox", ".row-link"],
    ["the team", "team", "tbody tr"],
    ["the account", "account", "tbody tr"],
    ["the log", "audit", "tbody tr"],
  ])("%s is sound", async (_, path, selector) => {
    await open(path, selector);
    await fine();
  });

  it("a conversation is sound, with its dialogs", async () => {
    await open(`inbox/${conversation}`, ".bubble");
    expect(await page.locator("h1").textContent()).toBe(inbox);
    await fine();
    await page.keyboard.press("l");
    await page.locator("dialog .pick").first().waitFor();
    await fine();
    await page.keyboard.press("Escape");
    await page.keyboard.press("?");
    await page.locator("dialog kbd").first().waitFor();
    await fine();
  });

  it("the way in is sound", async () => {
    await page.context().clearCookies();
    await open("inbox", ".door form");
    await fine();
    await open("forgotten", ".door form");
    await fine();
  });
});
