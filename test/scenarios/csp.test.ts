import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launch } from "../kit/browser.ts";
import { buildScenario } from "../kit/scenario.ts";
import { type Served, serve } from "../kit/serve.ts";

let browser: Browser;
let site: Served;

beforeAll(async () => {
  const [built, started] = await Promise.all([buildScenario("csp"), launch()]);
  browser = started;
  site = await serve(built.pages);
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

it.each([
  ["Product Added", "purchase"],
  ["Order Completed", "default"],
])("after %s shows %s under the site's own policy", async (event, shown) => {
  const page = await browser.newPage();
  const refused: string[] = [];
  page.on("console", (message) => {
    if (/content security policy/i.test(message.text())) refused.push(message.text());
  });
  await page.goto(site.url);
  const policy = await page.getAttribute("meta[http-equiv]", "content");
  expect(policy).toContain("script-src");
  expect(policy).not.toContain("unsafe-inline");
  await page.waitForFunction(() => localStorage.length > 0);
  await page.evaluate((name) => window.stagelight.track(name), event);
  await page.reload();
  expect(await page.locator("p#p").allTextContents()).toEqual([shown]);
  await page.click(`[data-island=${shown}]`);
  await page.waitForSelector(`[data-island=${shown}]:text("${shown} 1")`);
  await page.waitForSelector(`[data-scripted=${shown}][data-ready]`);
  expect(await page.evaluate(() => window.stagelight.explain())).toMatchObject({
    slots: [{ name: "hero", shown }, { name: "greeting" }],
  });
  expect(refused).toEqual([]);
  await page.close();
});

it("keeps to a strict policy with Trusted Types, sent as a header", async () => {
  const html = await (await fetch(site.url)).text();
  const [, policy] = /http-equiv="content-security-policy" content="([^"]*)"/i.exec(html)!;
  const strict = `${policy}; default-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'`;
  const guarded = await serve(site.folder, { headers: { "content-security-policy": strict } });
  const page = await browser.newPage();
  const refused: string[] = [];
  page.on("console", (message) => {
    if (/policy|trusted/i.test(message.text())) refused.push(message.text());
  });
  await page.goto(guarded.url);
  await page.waitForFunction(() => localStorage.length > 0);
  await page.evaluate(() => window.stagelight.track("Product Added"));
  await page.reload();
  expect(await page.locator("p#p").allTextContents()).toEqual(["purchase"]);
  expect(refused.filter((text) => !text.includes("astro-island"))).toEqual([]);
  await page.close();
  await guarded.close();
});
