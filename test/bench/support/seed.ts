import type { StagelightApi } from "@stagelight/astro/client";
import type { Browser, BrowserContext, Page } from "playwright-core";

/** What a browser keeps of a site between two visits. */
export type StorageState = Awaited<ReturnType<BrowserContext["storageState"]>>;

/** What a visitor does, by default rules, to come to each stage. */
const ways: Record<string, string[]> = {
  awareness: [],
  consideration: ["Product Viewed", "Product Viewed"],
  purchase: ["Product Added"],
  retention: ["Product Added", "Order Completed"],
  advocacy: ["Product Added", "Order Completed", "Product Reviewed"],
};

/** Leads a visitor to a stage through the site's own tracker; returns what the browser kept. */
export async function seedStage(
  browser: Browser,
  url: string,
  stage: string,
): Promise<StorageState> {
  return visit(browser, `${url}/seed/`, async (page) => {
    for (const name of ways[stage] ?? []) {
      await page.evaluate((event) => {
        const stagelight: StagelightApi = window.stagelight;
        stagelight.track(event, { product_id: "t1" });
      }, name);
    }
    // What a page shows stays as it is while the page is open; the next one shows the new stage.
    await page.goto("about:blank");
    await page.goto(`${url}/seed/`);
    const reached = await page.evaluate(() => document.documentElement.dataset.stage);
    if (reached !== stage) throw new Error(`Meant to lead a visitor to ${stage}, not ${reached}.`);
  });
}

/** A visit to a peer's page, after which its script knows all that it keeps of a visitor. */
export async function seedPeer(
  browser: Browser,
  url: string,
  stage: string,
): Promise<StorageState> {
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
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(url);
    await work(page);
    return await context.storageState({ indexedDB: true });
  } finally {
    await context.close();
  }
}
