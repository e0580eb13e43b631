import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { tooWide, violations } from "../kit/axe.ts";
import { launch } from "../kit/browser.ts";
import { comeIn, dashboardPage, type OpenDashboard, openDashboard } from "../kit/dashboard.ts";

const PHONE = { width: 360, height: 740 };

/** Each language in a look and on a screen of its own. */
const LOOKS: readonly {
  readonly name: string;
  readonly language: string;
  /** The inbox's title. */
  readonly inbox: string;
  readonly look: BrowserContextOptions;
}[] = [
  {
    name: "English, light",
    language: "en",
    inbox: "Inbox",
    look: { locale: "en-GB", colorScheme: "light" },
  },
  {
    name: "English, dark",
    language: "en",
    inbox: "Inbox",
    look: { locale: "en-GB", colorScheme: "dark" },
  },
  {
    name: "Korean, light, on a phone",
    language: "ko",
    inbox: "상담함",
    look: { locale: "ko-KR", colorScheme: "light", viewport: PHONE },
  },
  {
    name: "Chinese, dark, on a phone",
    language: "zh",
    inbox: "收件箱",
    look: { locale: "zh-CN", colorScheme: "dark", viewport: PHONE },
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

describe.each(LOOKS)("$name", ({ language, inbox, look }) => {
  let page: Page;
  let wrong: readonly string[];
  beforeAll(async () => {
    // The member has come in English, and has chosen otherwise in this browser.
    const chosen = [{ name: "stagelight:dashboard-language", value: language }];
    const { origin } = new URL(dashboard.url);
    const storageState = { ...signedIn, origins: [{ origin, localStorage: chosen }] };
    ({ page, wrong } = await dashboardPage(browser, { ...look, storageState }));
  });
  afterAll(() => page.context().close());

  const looked = async (): Promise<unknown[]> => [
    ...(await violations(page)),
    ...((await tooWide(page)) > 0 ? [`${page.url()} is too wide`] : []),
    ...wrong,
  ];
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
    expect(await looked()).toEqual([]);
  });

  it("a conversation is sound, with its dialogs", async () => {
    await open(`inbox/${conversation}`, ".bubble");
    expect(await page.locator("h1").textContent()).toBe(inbox);
    expect(await looked()).toEqual([]);
    await page.keyboard.press("l");
    await page.locator("dialog .pick").first().waitFor();
    expect(await looked()).toEqual([]);
    await page.keyboard.press("Escape");
    await page.keyboard.press("?");
    await page.locator("dialog kbd").first().waitFor();
    expect(await looked()).toEqual([]);
  });

  it("the way in is sound", async () => {
    await page.context().clearCookies();
    await open("inbox", ".door form");
    expect(await looked()).toEqual([]);
    await open("forgotten", ".door form");
    expect(await looked()).toEqual([]);
  });
});
