import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { launch } from "../kit/browser.ts";
import { buildScenario } from "../kit/scenario.ts";
import { type Served, serve } from "../kit/serve.ts";

let browser: Browser;
let site: Served;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  const [built, started] = await Promise.all([buildScenario("client-router"), launch()]);
  browser = started;
  site = await serve(built.pages);
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

beforeEach(async () => {
  context = await browser.newContext({ reducedMotion: "reduce" });
  page = await context.newPage();
  await page.addInitScript(() => {
    const told: string[] = [];
    Object.assign(window, { told });
    document.addEventListener("stagelight:event", ({ detail }) => {
      const { type, event, properties } = detail as Record<string, { path?: string }>;
      told.push(String(type === ("page" as never) ? properties!.path : event));
    });
  });
  await page.goto(site.url);
  await page.waitForFunction(() => (window as never as { told: string[] }).told.length > 0);
});

afterEach(() => context.close());

const told = () => page.evaluate(() => (window as never as { told: string[] }).told);

/** Follows a link without loading a new document. */
async function follow(name: string): Promise<void> {
  await page.evaluate(() => Object.assign(window, { same: true }));
  await page.click(`a:text("${name}")`);
  await page.waitForSelector(`h1:text("${name}")`);
  expect(await page.evaluate(() => (window as never as { same?: boolean }).same)).toBe(true);
}

describe("with <ClientRouter />", () => {
  it("counts each view once and shows what fits on the next page", async () => {
    await follow("Compare");
    expect(await page.locator("[data-part]").allTextContents()).toEqual(["default"]);
    await follow("Questions");
    expect(await told()).toEqual(["/", "/compare/", "/faq/", "Lifecycle Stage Changed"]);
    await page.waitForLoadState("networkidle");
    site.requests.length = 0;
    await follow("Home");
    expect(await page.getAttribute("html", "data-stage")).toBe("consideration");
    expect(await page.locator("[data-part]").allTextContents()).toEqual(["consideration"]);
    await page.waitForSelector('[data-scripted="consideration"][data-ready]');
    await page.click('[data-island="consideration"]');
    await page.waitForSelector('[data-island="consideration"]:text("consideration 1")');
    const images = site.requests.map(({ path }) => path).filter((path) => path.endsWith(".svg"));
    expect(images).toEqual(["/consideration.svg"]);
  });

  it("keeps what persists, and changes back when the stage does", async () => {
    await page.click('[data-island="kept"]');
    await page.evaluate(() => window.stagelight.track("Product Added"));
    await follow("Compare");
    expect(await page.locator("[data-part]").allTextContents()).toEqual(["purchase"]);
    expect(await page.textContent('[data-island="kept"]')).toBe("kept 1");
    await page.evaluate(() => window.stagelight.reset());
    await follow("Home");
    expect(await page.getAttribute("html", "data-stage")).toBe("awareness");
    expect(await page.locator("[data-part]").allTextContents()).toEqual(["default"]);
  });

  it("counts fifty views without piling up listeners", async () => {
    for (let index = 0; index < 25; index++) {
      await follow("Compare");
      await follow("Home");
    }
    expect((await told()).filter((path) => path.startsWith("/"))).toHaveLength(51);
  });
});
