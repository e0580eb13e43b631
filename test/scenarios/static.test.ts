import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launch } from "../kit/browser.ts";
import { buildScenario } from "../kit/scenario.ts";
import { type Served, serve } from "../kit/serve.ts";

let browser: Browser;
let site: Served;

beforeAll(async () => {
  const [built, started] = await Promise.all([buildScenario("static"), launch()]);
  browser = started;
  site = await serve(built.pages);
}, 120_000);

afterAll(async () => {
  await browser.close();
  await site.close();
});

const EVENTS: Record<string, string[]> = {
  awareness: [],
  consideration: ["Newsletter Subscribed"],
  purchase: ["Product Added"],
  retention: ["Order Completed"],
  advocacy: ["Order Completed", "Product Reviewed"],
};

/** A visitor who has come to a stage by real events. */
async function visitorIn(stage: string): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(site.url);
  for (const event of EVENTS[stage]!) {
    await page.evaluate((name) => window.stagelight.track(name), event);
  }
  return { context, page };
}

/** Waits until the islands and scripts that are in the document have started. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      !document.querySelector("astro-island[ssr]") &&
      !document.querySelector("[data-scripted]:not([data-ready])"),
  );
}

describe.each(Object.keys(EVENTS))("a visitor in %s", (stage) => {
  const shown = ["retention", "advocacy"].includes(stage) ? "default" : stage;

  it("sees exactly the content of the stage, with working islands and scripts", async () => {
    const { context, page } = await visitorIn(stage);
    site.requests.length = 0;
    const errors: string[] = [];
    page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
    page.on("pageerror", (error) => errors.push(error.message));
    await page.reload();
    await settled(page);
    expect(await page.getAttribute("html", "data-stage")).toBe(stage);
    expect(await page.locator("p#p").allTextContents()).toEqual([shown]);
    expect(await page.locator("[data-island]").allTextContents()).toEqual([
      `${shown} 0`,
      "outside 0",
    ]);
    for (const label of [shown, "outside"]) {
      await page.click(`[data-island=${label}]`);
      await page.waitForFunction(
        (name) => document.querySelector(`[data-island=${name}]`)?.textContent === `${name} 1`,
        label,
      );
    }
    expect(await page.locator("[data-ready]").allTextContents()).toEqual([shown, "outside"]);
    const shadows = await page.locator("[data-shadow] em").allTextContents();
    expect(shadows).toEqual(stage === "purchase" ? ["in the shadow"] : []);
    const images = site.requests.map(({ path }) => path).filter((path) => path.endsWith(".svg"));
    expect(images).toEqual([`/${shown}.svg`]);
    const ids = await page.$$eval("[id]", (elements) => elements.map(({ id }) => id));
    expect(ids).toEqual([...new Set(ids)]);
    expect(errors.filter((text) => !text.includes("404"))).toEqual([]);
    await context.close();
  });
});
