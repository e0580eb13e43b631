import { randomUUID } from "node:crypto";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { tooWide, violations } from "../kit/axe.ts";
import { launch } from "../kit/browser.ts";
import { type RunningServer, type ServerFolder, serverFolder } from "../kit/stagelight-server.ts";

const LOCALES = ["en", "ko", "zh"] as const;
const CHAT = {
  reply: "day",
  consent: { text: { en: "Kept for a year.", ko: "1년간 보관해요.", zh: "保留一年。" } },
  fields: [
    { id: "name", label: { en: "Name", ko: "이름", zh: "姓名" }, type: "text" },
    {
      id: "about",
      label: { en: "About", ko: "문의 종류", zh: "主题" },
      type: "select",
      options: [
        { value: "order", label: { en: "My order", ko: "주문", zh: "订单" } },
        { value: "tea", label: { en: "A tea", ko: "차", zh: "茶" } },
      ],
    },
  ],
  mail: { replyTo: "chat@in.nuri.example" },
};

let folder: ServerFolder;
let server: RunningServer;
let browser: Browser;
let agent: (path: string, body?: object) => Promise<unknown>;

beforeAll(async () => {
  folder = await serverFolder({
    config: {
      site: { name: "Nuri Tea", url: "https://nuri.example", locales: LOCALES },
      mail: { from: "hello@nuri.example" },
      chat: CHAT,
    },
    environment: { NODE_ENV: "development" },
  });
  [server, browser] = await Promise.all([folder.start(), launch()]);
  agent = await signIn();
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await server?.end();
  await folder?.remove();
});

/** Somebody of the team, who has come by the link that the command prints. */
async function signIn(): Promise<typeof agent> {
  const email = "jisoo@nuri.example";
  const [, token] = /#token=([\w.-]+)/.exec(folder.command("admin", "create", email))!;
  const headers: Record<string, string> = {
    "content-type": "application/json",
    "sec-fetch-site": "same-origin",
  };
  const call: typeof agent = async (path, body) => {
    const response = await fetch(`${server.base}/dashboard/api/${path}`, {
      method: body ? "POST" : "GET",
      headers,
      ...(body && { body: JSON.stringify(body) }),
    });
    const [cookie] = response.headers.getSetCookie();
    if (cookie) headers["cookie"] = cookie.split(";")[0]!;
    expect(response.status, path).toBe(200);
    return response.json();
  };
  await call("accept", { token, email, name: "Jisoo", password: "seven green kettles" });
  return call;
}

/** On a small telephone. What the browser complains of goes into the list. */
async function reader(locale: string, path: string, complaints: string[]): Promise<Page> {
  const context = await browser.newContext({
    locale,
    viewport: { width: 320, height: 640 },
    baseURL: server.url,
  });
  const page = await context.newPage();
  page.on("console", (message) => void complaints.push(message.text()));
  await page.goto(path);
  return page;
}

async function looksRight(page: Page): Promise<void> {
  expect(await violations(page)).toEqual([]);
  expect(await tooWide(page)).toBeLessThanOrEqual(0);
}

const letters = async (to: string): Promise<string[]> => {
  const list = await (await fetch(`${server.base}/mailbox`)).text();
  const items = list.split("<li>").filter((item) => item.includes(to));
  return items.map((item) => /href="([^"]+)"/.exec(item)![1]!);
};

it.each(LOCALES)(
  "somebody without JavaScript asks, is answered by mail, answers, and goes on by its link (%s)",
  async (locale) => {
    const email = `mina-${randomUUID().slice(0, 8)}@tea.example`;
    const complaints: string[] = [];
    const page = await reader(locale, `/_stagelight/chat?locale=${locale}`, complaints);
    await looksRight(page);

    // By the keyboard alone; what is wrong is told where it is, and nothing is lost.
    await page.locator("#email").focus();
    await page.keyboard.type(email);
    await page.keyboard.press("Tab");
    await page.keyboard.type("Do you ship to Norway?");
    await page.locator("button").press("Enter");
    await page.locator("#consent-error").waitFor();
    await looksRight(page);
    expect(await page.inputValue("#text")).toBe("Do you ship to Norway?");
    await page.locator("[name=consent]").press("Space");
    await page.selectOption("select", "tea");
    await page.locator("button").press("Enter");
    await page.locator("bdi", { hasText: email }).waitFor();
    await looksRight(page);

    type Row = { readonly id: string; readonly email?: string };
    const { conversations } = (await agent("conversations?state=open")) as {
      conversations: readonly Row[];
    };
    const { id } = conversations.find((each) => each.email === email)!;
    const answer = `Yes, we do. ${"Sencha ".repeat(3)}https://nuri.example/shipping`;
    await agent(`conversations/${id}/messages`, { id: randomUUID(), text: answer });
    await expect.poll(() => letters(email), { timeout: 20_000 }).toHaveLength(1);

    // The mailbox stands in for a mail program, and for whoever brings mails in.
    const [letter] = await letters(email);
    await page.goto(letter!);
    await looksRight(page);
    await page.fill("#text", "Thank you! 감사합니다");
    await page.locator("form[action$=reply] button").click();
    await page.locator("[role=status]").waitFor();
    const { entries } = (await agent(`conversations/${id}`)) as {
      entries: readonly { text?: string; author: string }[];
    };
    expect(entries.filter(({ author }) => author === "visitor").at(-1)!.text).toBe(
      "Thank you! 감사합니다",
    );

    await page.goto(`${letter}?show=text`);
    const text = (await page.locator("pre").textContent()) ?? "";
    await page.goto(/http\S+\/v1\/chat\/continue\?t=[\w.-]+/.exec(text)![0]);
    await looksRight(page);
    await page.locator("button").first().press("Enter");
    await page.locator("ol.said").waitFor();
    await looksRight(page);
    expect(await page.locator("ol.said a").getAttribute("href")).toBe(
      "https://nuri.example/shipping",
    );
    await page.fill("#text", "One more question.");
    await page.locator("button").press("Enter");
    await page.locator("[role=status]").waitFor();
    expect(await page.locator("ol.said li").count()).toBe(4);
    expect(await page.locator("html").getAttribute("lang")).toBe(locale);
    expect(complaints.filter((each) => /policy/i.test(each))).toEqual([]);
    await page.context().close();
  },
  60_000,
);
