import { readFile } from "node:fs/promises";
import { brotliCompressSync } from "node:zlib";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { violations } from "../kit/axe.ts";
import { launch } from "../kit/browser.ts";
import { chatSite, type ChatSite, visitChat } from "../kit/chat-site.ts";

let browser: Browser;
let site: ChatSite;

beforeAll(async () => {
  [site, browser] = await Promise.all([chatSite(), launch()]);
}, 60_000);

afterAll(async () => {
  await browser.close();
  await site.close();
});

const launcher = "stagelight-chat [part~=launcher]";
const OPEN = "stagelight-chat[open]";

it("asks for nothing that a page without it does not ask for, and stores nothing", async () => {
  const [bare, shown] = await Promise.all(
    ["/without/", "/"].map((path) => visitChat(browser, site, { path })),
  );
  for (const { page } of [bare!, shown!]) {
    await page.waitForFunction(() => "explain" in window.stagelight);
    await page.waitForLoadState("networkidle");
  }
  await shown!.page.locator(launcher).waitFor();
  expect(shown!.asked.slice(1)).toEqual(bare!.asked.slice(1));
  const stored = () => Object.keys(localStorage).length + Object.keys(sessionStorage).length;
  expect(await shown!.page.evaluate(stored)).toBe(0);
  await Promise.all([bare!.end(), shown!.end()]);
});

it("costs a page 1,200 bytes, with the script in its head", async () => {
  const html = await readFile(`${site.pages}/index.html`, "utf8");
  const [element = ""] = /<stagelight-chat[^]*<\/stagelight-chat>/.exec(html) ?? [];
  const scripts = [...html.matchAll(/<script>([^]*?)<\/script>/g)].map(([, text = ""]) => text);
  const script = scripts.filter((text) => text.includes("stagelight:chat"));
  expect(element).toContain("shadowrootmode");
  expect(script).toHaveLength(1);
  const bytes = [element, ...script].map((text) => brotliCompressSync(text).length);
  expect(bytes[0]! + bytes[1]!).toBeLessThanOrEqual(1_200);
});

it.each([
  ["/", "en"],
  ["/ko/", "ko"],
])("leads to the contact page without scripts, in the language of %s", async (path, locale) => {
  const visited = await visitChat(browser, site, { path, javaScriptEnabled: false });
  const { page } = visited;
  const address = await page.locator(launcher).getAttribute("href");
  expect(address).toBe(`/_stagelight/chat?locale=${locale}`);
  await page.locator(launcher).click();
  await page.locator("form textarea").waitFor();
  expect(new URL(page.url()).pathname).toBe("/_stagelight/chat");
  await visited.end();
});

it("fetches its code at the first click, once, under the site's policy, and opens", async () => {
  const visited = await visitChat(browser, site);
  const { page, asked } = visited;
  await page.waitForLoadState("networkidle");
  asked.length = 0;
  await page.locator(launcher).click();
  await page.evaluate(() => window.stagelight.chat!.open());
  await page.locator(OPEN).waitFor();
  expect(asked.filter((path) => path === "/_stagelight/embed.js")).toHaveLength(1);
  const violated = await violations(page, { within: "stagelight-chat" });
  expect(violated).toEqual([]);
  await page.keyboard.press("Escape");
  await page.locator("stagelight-chat:not([open])").waitFor();
  await visited.end();
});

it("fetches its code as soon as a button is held on it, and opens when that is let go", async () => {
  const visited = await visitChat(browser, site);
  const { page, asked } = visited;
  await page.waitForLoadState("networkidle");
  await page.locator(launcher).hover();
  expect(asked.some((path) => path.includes("embed"))).toBe(false);
  await page.mouse.down();
  await expect.poll(() => asked).toContain("/_stagelight/embed/site.js");
  expect(await page.locator(OPEN).count()).toBe(0);
  await page.mouse.up();
  await page.locator(OPEN).waitFor();
  // A press within it is no press of the launcher: nothing begins anew.
  const ready = page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        document.addEventListener("stagelight:widget-ready", () => resolve("anew"));
        document.addEventListener("stagelight:chat-closed", () => resolve("closed"));
      }),
  );
  await page.locator("#text").click();
  await page.locator("#text").fill("Kept");
  await page.locator("[part~=heading]").first().click();
  expect(await page.locator("#text").inputValue()).toBe("Kept");
  await page.keyboard.press("Escape");
  expect(await ready).toBe("closed");
  await visited.end();
});

it("keeps what is asked of it until its code is there", async () => {
  const visited = await visitChat(browser, site, { path: "/early/" });
  const { page, asked } = visited;
  await page.waitForLoadState("networkidle");
  expect(asked.some((path) => path.includes("embed"))).toBe(false);
  await page.locator(launcher).click();
  await page.locator(OPEN).waitFor();
  const heard = () => (window as unknown as { heard: string[] }).heard;
  await expect.poll(() => page.evaluate(heard)).toEqual(["opened"]);
  await visited.end();
});

it("goes to the contact page where its code does not come", async () => {
  const visited = await visitChat(browser, site, { path: "/ko/" });
  const { page, context } = visited;
  await page.route("**/embed.js", (route) => route.abort());
  await page.locator(launcher).click();
  await page.locator("form textarea").waitFor();
  expect(page.url()).toContain("/_stagelight/chat?locale=ko");
  await context.close();
});

it("forgets who has talked here with everything else, also before its code is there", async () => {
  const visited = await visitChat(browser, site, {
    path: "/without/",
    allows: ["functional", "personalization"],
  });
  const { page } = visited;
  await page.waitForFunction(() => "explain" in window.stagelight);
  const put = () =>
    page.evaluate(() => {
      localStorage["stagelight:chat"] = sessionStorage["stagelight:chat"] = "{}";
    });
  const there = () =>
    page.evaluate(() =>
      [localStorage, sessionStorage].map((each) => each.getItem("stagelight:chat")),
    );
  await put();
  await page.evaluate(() => window.stagelight.consent.set({ functional: false }));
  expect(await there()).toEqual([null, "{}"]);
  await put();
  await page.evaluate(() => window.stagelight.reset());
  expect(await there()).toEqual([null, null]);
  await visited.end();
});

/** Goes to another page as a reader does, and waits until it is there. */
function follow(page: Page, link: string): Promise<void> {
  return page.evaluate((to) => {
    document.querySelector<HTMLElement>(to)!.click();
    // What comes while pages still change would have the router skip that.
    return new Promise((done) =>
      document.addEventListener("astro:page-load", done, { once: true }),
    ).then(() => undefined);
  }, link);
}

it("stays through fifty pages that a router swaps: one stream, the draft kept, little memory", async () => {
  const visited = await visitChat(browser, site, { path: "/router/" });
  const { page, asked, context } = visited;
  const devtools = await context.newCDPSession(page);
  const heap = async (): Promise<number> => {
    await devtools.send("HeapProfiler.collectGarbage");
    return (await devtools.send("Runtime.getHeapUsage")).usedSize;
  };
  const streams = () => asked.filter((path) => path.includes("/v1/chat/stream"));
  await page.locator(launcher).click();
  await page.getByLabel("Your message").fill("Hello");
  await page.keyboard.press("Enter");
  await page.getByText("Sent", { exact: true }).waitFor();
  await expect.poll(() => streams().length).toBe(1);
  await page.getByLabel("Your message").fill("Half a thought");
  await page.evaluate(() => {
    Object.assign(window, { before: document.querySelector("stagelight-chat") });
  });
  const there = async (times: number) => {
    for (let time = 0; time < times; time++) {
      await follow(page, "#more");
      await follow(page, "#back");
    }
  };
  await there(5);
  const early = await heap();
  await there(20);
  expect((await heap()) - early).toBeLessThan(1_000_000);
  const same = () =>
    (window as unknown as { before: Element }).before ===
    document.querySelector("stagelight-chat[open]");
  expect(await page.evaluate(same)).toBe(true);
  expect(await page.getByLabel("Your message").inputValue()).toBe("Half a thought");
  expect(streams()).toHaveLength(1);
  expect(asked.filter((path) => path === "/_stagelight/embed.js")).toHaveLength(1);
  await visited.end();
});
