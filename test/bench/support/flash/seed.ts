import type { Browser, Page } from "playwright-core";
import { viewport } from "./load.ts";
import type { StorageState } from "./load.ts";

/** What a visitor does, by default rules, to come to each stage. */
const ways: Record<string, string[]> = {
  awareness: [],
  consideration: ["Product Viewed", "Product Viewed"],
  purchase: ["Product Added"],
  retention: ["Product Added", "Order Completed"],
  advocacy: ["Product Added", "Order Completed", "Product Reviewed"],
};

declare global {
  interface Window {
    stagelight: { track(name: string, properties?: Record<string, unknown>): unknown };
  }
}

/** Leads a visitor to a stage through the site's own tracker; returns what the browser kept. */
export async function seedStage(
  browser: Browser,
  url: string,
  stage: string,
): Promise<StorageState> {
  return visit(browser, `${url}/seed/`, async (page) => {
    for (const name of ways[stage] ?? []) {
      await page.evaluate((event) => void window.stagelight.track(event, { product_id: "t1" }), name);
    }
    await page.waitForFunction(
      (wanted) => document.documentElement.dataset.stage === wanted,
      stage,
    );
    await page.goto("about:blank");
    await page.goto(`${url}/seed/`);
    const kept = await page.evaluate(() => document.documentElement.dataset.stage);
    if (kept !== stage) throw new Error(`The stage ${stage} became ${kept} on the next page.`);
  });
}

/** A visit to a peer's page, after which its script knows all that it keeps of a visitor. */
export async function seedPeer(browser: Browser, url: string, stage: string): Promise<StorageState> {
  return visit(browser, url, async (page) => {
    await page.evaluate((value) => localStorage.setItem("stage", value), stage);
    await page.reload();
    await page.waitForFunction(
      (wanted) => document.querySelector("body p[elementtiming]")?.textContent?.includes(wanted),
      stage,
    );
  });
}

async function visit(
  browser: Browser,
  url: string,
  work: (page: Page) => Promise<void>,
): Promise<StorageState> {
  const context = await browser.newContext({ viewport });
  try {
    const page = await context.newPage();
    await page.goto(url);
    await work(page);
    return await context.storageState({ indexedDB: true });
  } finally {
    await context.close();
  }
}
