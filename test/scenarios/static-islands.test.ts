import type { RequestListener } from "node:http";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launch } from "../kit/browser.ts";
import { buildScenario } from "../kit/scenario.ts";
import { type Served, serve } from "../kit/serve.ts";

let browser: Browser;
let site: Served;

beforeAll(async () => {
  const [{ pages }, started] = await Promise.all([buildScenario("static-islands"), launch()]);
  browser = started;
  const entry = pathToFileURL(join(pages, "server/entry.mjs")).href;
  const { handler } = (await import(entry)) as { handler: RequestListener };
  site = await serve(join(pages, "client"), { handlers: { "/_server-islands*": handler } });
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

it("tells server islands of a static site who is there, and asks only for those that show", async () => {
  const page = await browser.newPage();
  await page.goto(`${site.url}/?utm_source=letter&utm_medium=email`);
  await page.waitForSelector("[data-island=awareness]");
  expect(await page.textContent("[data-island]")).toBe("awareness: letter / email");
  await page.evaluate(() => window.stagelight.track("Product Added"));
  site.requests.length = 0;
  await page.goto(site.url);
  await page.waitForSelector("[data-island=purchase]");
  expect(await page.locator("[data-island]").allTextContents()).toEqual([
    "purchase: letter / email",
  ]);
  const islands = site.requests.filter(({ path }) => path.startsWith("/_server-islands/"));
  expect(islands).toHaveLength(1);
  await page.close();
});
