import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launch } from "../kit/browser.ts";
import { buildScenario } from "../kit/scenario.ts";
import { type Served, serve } from "../kit/serve.ts";

let browser: Browser;
let site: Served;

beforeAll(async () => {
  const [built, started] = await Promise.all([buildScenario("profile"), launch()]);
  browser = started;
  site = await serve(built.pages);
}, 120_000);

afterAll(async () => {
  await browser.close();
  await site.close();
});

/** What a fresh load shows. */
async function shown(page: Page): Promise<string[]> {
  await page.goto(site.url);
  return page.locator("p").allInnerTexts();
}

const track = (page: Page, name: string, properties = {}) =>
  page.evaluate(([event, given]) => window.stagelight.track(event, given), [
    name,
    properties,
  ] as const);

it("shows what fits score, segment and interests, under a model that maps onto the default", async () => {
  const page = await browser.newPage();
  expect(await shown(page)).toEqual(["anybody"]);
  await track(page, "Signed Up");
  await track(page, "Live Chat Conversation Started");
  // The page was viewed twice now, and its topics with it; the views have brought points too.
  expect(await shown(page)).toEqual(["compares"]);
  await track(page, "Form Submitted");
  expect(await shown(page)).toEqual(["compares", "more oolong", "warm"]);
  await track(page, "Order Completed", { total: "512.50" });
  const texts = ["customer", "first order", "big spender", "more oolong", "warm"];
  expect(await shown(page)).toEqual(texts);
  await page.context().close();
});

it("moves people between segments by silence alone, before the first paint", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(site.url);
  await track(page, "Order Completed", { total: 20 });
  expect(await shown(page)).toContain("first order");
  await context.addInitScript(() => {
    const { now } = Date;
    Date.now = () => now() + 121 * 86_400_000;
  });
  expect(await shown(page)).toEqual(["customer", "come back"]);
  await context.close();
});
