import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launch } from "../kit/browser.ts";
import { type ChatDesk, chatDesk, chatTags } from "../kit/chat-desk.ts";
import { page as html } from "../kit/widgets.ts";

const patient = { timeout: 20_000 };
let browser: Browser;
let desk: ChatDesk;

beforeAll(async () => {
  const plain = (base: string) => html(`<main><h1>Tea</h1></main>${chatTags(base)}`);
  [browser, desk] = await Promise.all([
    launch({ backForwardCache: true }),
    chatDesk({
      chat: { rating: true, quickReplies: ["Where is my order?"] },
      pages: (base) => ({
        "/": plain(base),
        "/away": html("<h1>Away</h1>"),
        "/queued": html(
          `<script>(window.stagelight ??= {}).chat ??= []; stagelight.chat.push(["setAttributes", { plan: "gold" }], ["on", "message", ({ author }) => (window.heard = author)], ["open"]);</script>${chatTags(base)}`,
        ),
      }),
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
  readonly complaints: string[];
  /** How often a stream was asked for. */
  streams(): number;
}

async function visit(context: BrowserContext, path = "/"): Promise<Visit> {
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const complaints: string[] = [];
  let streams = 0;
  page.on("request", (request) => (streams += Number(request.url().endsWith("/stream"))));
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.goto(desk.site.url + path);
  return { page, complaints, streams: () => streams };
}

const open = (page: Page) => page.locator("stagelight-chat").click();
const write = async (page: Page, text: string) => {
  await page.locator("#text").fill(text);
  await page.keyboard.press("Enter");
};
const lines = (page: Page) => page.locator("[part~=line]:not(.team) .prose").allTextContents();
const sent = (page: Page) => page.getByText("Sent", { exact: true }).waitFor();

/** Begins a conversation, and tells its id. */
async function begin(context: BrowserContext, text = "Hello"): Promise<Visit & { id: string }> {
  const visited = await visit(context);
  const before = await desk.agent.conversations();
  await open(visited.page);
  await write(visited.page, text);
  await sent(visited.page);
  const [id = ""] = (await desk.agent.conversations()).filter((each) => !before.includes(each));
  return { ...visited, id };
}

it("asks and stores nothing before it is pressed; what is said then is answered, and read", async () => {
  const context = await browser.newContext();
  const { page, complaints } = await visit(context);
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.waitForLoadState("networkidle");
  await page.getByText("Chat with us").hover();
  await page.keyboard.press("Tab");
  expect(asked).toEqual([]);
  const stored = () => [...Object.keys(localStorage), ...Object.keys(sessionStorage)];
  expect(await page.evaluate(stored)).toEqual([]);
  await open(page);
  await page.locator("#text").waitFor();
  // It is open, and nobody has written: nobody is known yet.
  expect(asked.filter((url) => /conversations|stream/.test(url))).toEqual([]);
  await write(page, "Where is it? See https://nuri.example/1 and javascript:alert(1)");
  await sent(page);
  const [id = ""] = await desk.agent.conversations();
  await desk.agent.tell(id, "typing");
  await page.locator("[part=typing]").waitFor();
  await desk.agent.reply(id, "On its way <b>soon</b>");
  await expect.poll(() => lines(page)).toContain("On its way <b>soon</b>");
  expect(await page.locator("[part=typing]").count()).toBe(0);
  expect(await page.locator(".prose a").allTextContents()).toEqual(["https://nuri.example/1"]);
  const rel = await page.locator(".prose a").getAttribute("rel");
  expect(rel).toBe("noopener noreferrer nofollow ugc");
  // Only the session's storage: nobody has allowed more.
  expect(await page.evaluate(stored)).toEqual(["stagelight:chat"]);
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
  expect(complaints).toEqual([]);
  await context.close();
});

it("opens for a mouse whose button is held until the code is there", async () => {
  const context = await browser.newContext();
  const { page, complaints } = await visit(context);
  await page.getByText("Chat with us").hover();
  await page.mouse.down();
  await page.locator("stagelight-chat [part=panel]").waitFor({ state: "attached" });
  await page.mouse.up();
  await page.locator("stagelight-chat[open] #text").waitFor();
  // What stands there now is a launcher as any other.
  await page.locator("[part=launcher]").click();
  await page.locator("stagelight-chat:not([open])").waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});

it("what is written without a connection goes out when there is one: once each, in order", async () => {
  const context = await browser.newContext();
  const { page, id } = await begin(context);
  await context.setOffline(true);
  await write(page, "One");
  await write(page, "Two");
  await expect.poll(() => page.getByText("Sending…").count()).toBe(2);
  await context.setOffline(false);
  await expect.poll(() => page.getByText("Sending…").count(), patient).toBe(0);
  expect(await desk.agent.said(id)).toEqual(["visitor: Hello", "visitor: One", "visitor: Two"]);
  await desk.agent.reply(id, "Three");
  await expect.poll(() => lines(page), patient).toEqual(["Hello", "One", "Two", "Three"]);
  await context.close();
});

it("a message outlives a reload, and one whose answer was lost is one message; draft and panel stay", async () => {
  const context = await browser.newContext();
  const { page, id } = await begin(context);
  await context.route("**/messages", (route) => route.abort());
  await write(page, "Kept");
  await page.getByText("Sending…").waitFor();
  await page.locator("#text").pressSequentially("half a sen");
  await page.reload();
  await expect.poll(() => lines(page), patient).toEqual(["Hello", "Kept"]);
  expect(await page.locator("#text").inputValue()).toBe("half a sen");
  // Nobody has asked for the focus on this page.
  expect(await page.evaluate(() => document.activeElement?.localName)).toBe("body");
  await context.unroute("**/messages");
  let lost = 0;
  await context.route("**/messages", async (route) => {
    if (lost++) return route.continue();
    await route.fetch();
    return route.abort();
  });
  await expect.poll(() => page.getByText("Sending…").count(), patient).toBe(0);
  expect(lost).toBeGreaterThan(0);
  expect(await desk.agent.said(id)).toEqual(["visitor: Hello", "visitor: Kept"]);
  expect(await lines(page)).toEqual(["Hello", "Kept"]);
  await context.close();
});

it("tabs are in step by one stream; when its tab is closed, another goes on", async () => {
  const context = await browser.newContext();
  const one = await begin(context);
  const two = await visit(context);
  await open(two.page);
  await expect.poll(() => lines(two.page)).toEqual(["Hello"]);
  await write(two.page, "From the second");
  await expect.poll(() => lines(one.page)).toEqual(["Hello", "From the second"]);
  await desk.agent.reply(one.id, "To both");
  for (const { page } of [one, two]) await expect.poll(() => lines(page)).toContain("To both");
  expect([one.streams(), two.streams()]).toEqual([1, 0]);
  await one.page.close();
  await expect.poll(two.streams).toBe(1);
  await desk.agent.reply(one.id, "To one");
  await expect
    .poll(() => lines(two.page))
    .toEqual(["Hello", "From the second", "To both", "To one"]);
  await context.close();
});

it("closed, it counts what is new until it is opened, on the next page too; its link stays a link", async () => {
  const context = await browser.newContext();
  const { page, id } = await begin(context);
  await page.keyboard.press("Escape");
  expect(await page.locator("[part=panel]").isVisible()).toBe(false);
  await desk.agent.reply(id, "News");
  await page.locator("[part=badge]").waitFor();
  await page.goto(`${desk.site.url}/?next`);
  expect(await page.locator("[part=badge]").textContent()).toBe("1");
  await page.locator("[part=launcher]").click();
  await expect.poll(() => page.locator("[part=badge]").count()).toBe(0);
  await page.reload();
  await expect.poll(() => lines(page), patient).toEqual(["Hello", "News"]);
  expect(await page.locator("[part=badge]").count()).toBe(0);
  const popup = context.waitForEvent("page");
  await page.keyboard.press("Escape");
  await page.locator("[part=launcher]").click({ modifiers: ["Control"] });
  await (await popup).waitForURL("**/_stagelight/chat?locale=en");
  await context.close();
});

it("kept for the Back button, it is live again when it comes back", async () => {
  const context = await browser.newContext();
  const { page, id } = await begin(context);
  await page.evaluate(() =>
    addEventListener("pageshow", ({ persisted }) => Object.assign(window, { persisted })),
  );
  await page.goto(`${desk.site.url}/away`);
  await desk.agent.reply(id, "Meanwhile");
  await page.goBack({ waitUntil: "commit" });
  const persisted = () => page.evaluate(() => (window as { persisted?: boolean }).persisted);
  await expect.poll(persisted).toBe(true);
  await expect.poll(() => lines(page), patient).toEqual(["Hello", "Meanwhile"]);
  await desk.agent.reply(id, "And now");
  await expect.poll(() => lines(page), patient).toContain("And now");
  await context.close();
});

it("where no stream comes through, it asks", patient, async () => {
  const context = await browser.newContext();
  await context.route("**/stream", (route) => route.abort());
  const { page, id } = await begin(context);
  await desk.agent.reply(id, "By asking");
  await expect.poll(() => lines(page), patient).toContain("By asking");
  await context.close();
});

it("nobody is there: an address is asked for; ended, it asks how it was, and goes on where one writes", async () => {
  const context = await browser.newContext();
  const { page, id } = await begin(context);
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Please fill this in.").waitFor();
  await page.locator("#email").fill("mina@nuri.example");
  await page.keyboard.press("Enter");
  await page.getByText("If you leave, we answer by mail.").waitFor();
  await desk.agent.tell(id, "state", { state: "closed" });
  await page.getByRole("button", { name: "Very good" }).click();
  await page.locator("[part=send-rating]").click();
  await page.getByText("Thank you!").waitFor();
  await expect.poll(() => page.getByText("How was it?").count()).toBe(0);
  await write(page, "One thing more");
  await sent(page);
  expect(await desk.agent.conversations()).toContain(id);
  expect(await desk.agent.said(id)).toEqual(["visitor: Hello", "visitor: One thing more"]);
  await context.close();
});

it("what scripts have called before is done; what they hear, they are told; reset forgets all", async () => {
  const context = await browser.newContext();
  const { page } = await visit(context, "/queued");
  await page.getByRole("button", { name: "Where is my order?" }).click();
  await sent(page);
  const [id = ""] = await desk.agent.conversations();
  const row = await desk.folder.query<{ attributes: string }>(
    `select attributes from conversation where id = '${id}'`,
  );
  expect(row[0]?.attributes).toContain("gold");
  await desk.agent.reply(id, "Soon");
  await expect.poll(() => page.evaluate(() => (window as { heard?: string }).heard)).toBe("agent");
  await page.evaluate(() => {
    const { chat } = (window as unknown as { stagelight: { chat: { reset(): void } } }).stagelight;
    chat.reset();
  });
  await expect.poll(() => page.evaluate(() => sessionStorage.length)).toBe(0);
  await page.locator("[part=launcher]").click();
  await page.locator("#text").waitFor();
  expect(await lines(page)).toEqual([]);
  await context.close();
});
