import { setTimeout as sleep } from "node:timers/promises";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launch } from "../kit/browser.ts";
import {
  arrived,
  open,
  PERSON,
  sendingSite,
  sendingSiteElsewhere,
  type SendingSite,
  visit,
  waiting,
} from "../kit/sending-site.ts";

/** How often each is tried; `STAGELIGHT_LEAVES=100` for the full number. */
const TOTAL = Number(process.env["STAGELIGHT_LEAVES"] ?? 12);

/** Of 100 at most one is not delivered at once. */
const AT_ONCE = TOTAL - Math.floor(TOTAL / 100);

let browser: Browser;

beforeAll(async () => {
  // What is sent when a page is left does not know what the browser's context calls itself.
  browser = await launch({ args: [`--user-agent=${PERSON.userAgent}`] });
});

afterAll(() => browser.close());

const WAYS: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  "going to another page": (page) => page.goto("about:blank"),
  "closing the tab": (page) => page.close({ runBeforeUnload: true }),
};

/** Different events of a name in the server's log, and how many there are in all. */
async function counted(site: SendingSite, name: string, most: number): Promise<[number, number]> {
  const events = await arrived(site, name, most);
  return [new Set(events.map(({ messageId }) => messageId)).size, events.length];
}

describe.each([
  ["the pages' own origin", sendingSite],
  ["another origin", sendingSiteElsewhere],
] as const)("sending to %s", (_, start) => {
  let site: SendingSite;
  let context: BrowserContext;

  beforeAll(async () => {
    site = await start();
    const known = await visit(browser, site.url);
    context = known.context;
    await sleep(2500);
    await known.page.close();
  });

  afterAll(async () => {
    await context.close();
    await site.close();
  });

  it.each(Object.keys(WAYS))("loses nothing by %s", { timeout: 600_000 }, async (way) => {
    const name = `Order by ${way}`;
    for (let n = 0; n < TOTAL; n++) {
      const page = await open(context, `${site.url}/?${n}`);
      await page.evaluate(([event, order]) => window.stagelight.track(event, { order }), [
        name,
        n,
      ] as const);
      await WAYS[way]!(page);
      if (!page.isClosed()) await page.close();
    }
    await sleep(1000);
    const [atOnce] = await counted(site, name, AT_ONCE);
    const next = await open(context, site.url);
    await expect.poll(() => waiting(next), { timeout: 15_000 }).toEqual([]);
    await next.close();
    // Repeats go when the log is projected.
    await expect
      .poll(() => counted(site, name, TOTAL), { timeout: 15_000 })
      .toEqual([TOTAL, TOTAL]);
    console.log(`${way}: ${atOnce} of ${TOTAL} at once, all after the next visit`);
    expect(atOnce).toBeGreaterThanOrEqual(AT_ONCE);
  });

  it("keeps what happens offline until the next visit", { timeout: 120_000 }, async () => {
    const page = await open(context, site.url);
    await expect.poll(() => waiting(page), { timeout: 15_000 }).toEqual([]);
    await context.setOffline(true);
    const total = 100;
    await page.evaluate((count) => {
      for (let n = 0; n < count; n++) window.stagelight.track("Newsletter Subscribed", { n });
    }, total);
    await sleep(1500);
    await page.close({ runBeforeUnload: true });
    await sleep(500);
    expect(await arrived(site, "Newsletter Subscribed", 0)).toEqual([]);
    await context.setOffline(false);
    await open(context, site.url);
    await expect
      .poll(() => counted(site, "Newsletter Subscribed", total), { timeout: 10_000 })
      .toEqual([total, total]);
  });

  it("sends what happened offline when the network is there again", async () => {
    const page = await open(context, site.url);
    await expect.poll(() => waiting(page), { timeout: 15_000 }).toEqual([]);
    await context.setOffline(true);
    await page.evaluate(() => window.stagelight.track("Back online"));
    await sleep(3000);
    await context.setOffline(false);
    expect(await counted(site, "Back online", 1)).toEqual([1, 1]);
  });
});
