import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { launch } from "../kit/browser.ts";
import { buildScenario } from "../kit/scenario.ts";
import { type Served, serve } from "../kit/serve.ts";

/** What the page and these tests have in common in the browser. */
interface Shop {
  readonly told: { readonly event?: string; readonly properties?: Record<string, unknown> }[];
  readonly dataLayer: Omit<ArrayLike<unknown>[], "push"> & { push(...entries: unknown[]): unknown };
  gtag(...command: unknown[]): void;
}
declare const window: Window & typeof globalThis & Shop;

let browser: Browser;
let site: Served;
let context: BrowserContext;
let page: Page;
let errors: string[];

beforeAll(async () => {
  const [built, started] = await Promise.all([buildScenario("data-layer"), launch()]);
  browser = started;
  site = await serve(built.pages);
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

beforeEach(async () => {
  context = await browser.newContext();
  page = await context.newPage();
  page.setDefaultTimeout(10_000);
  errors = [];
  page.on("pageerror", ({ message }) => errors.push(message));
  await page.addInitScript(() => {
    const told: object[] = [];
    Object.assign(window, { told });
    document.addEventListener("stagelight:event", ({ detail }) => {
      if (detail["type"] == "track") told.push(detail);
    });
  });
});

afterEach(async () => {
  expect(errors).toEqual([]);
  await context.close();
});

/** Opens a page and waits until its data layer is followed. */
async function open(path = "/"): Promise<void> {
  await page.goto(`${site.url}${path}`);
  await page.waitForFunction(() => Object.hasOwn(window.dataLayer, "push"));
}

const told = () => page.evaluate(() => window.told.map(({ event }) => event));

describe("a site with Google Analytics", () => {
  it("moves the lifecycle by what gtag tells, before the tracker came and after", async () => {
    await open();
    await page.waitForFunction(() => window.told.length == 1);
    await page.evaluate(() => {
      window.gtag("event", "page_view");
      window.gtag("event", "add_to_cart", {
        currency: "EUR",
        value: 12,
        items: [{ item_id: "cup", item_name: "Cup", price: 12, quantity: 1 }],
      });
      window.gtag("event", "quiz_done", { score: 3 });
    });
    await expect
      .poll(() => page.evaluate(() => window.told))
      .toMatchObject([
        { event: "Product Viewed", properties: { product_id: "before" } },
        {
          event: "Product Added",
          properties: { product_id: "cup", name: "Cup", price: 12, quantity: 1, currency: "EUR" },
        },
        { event: "quiz_done", properties: { score: 3 } },
        { event: "Lifecycle Stage Changed" },
      ]);
  });

  it("goes on when the tag manager comes late, wraps push, and cuts the layer", async () => {
    await open();
    await page.evaluate(() => {
      const { push } = window.dataLayer;
      window.dataLayer.push = (...entries) => {
        push.apply(window.dataLayer, entries);
        while (window.dataLayer.length > 3) window.dataLayer.shift();
        return true;
      };
    });
    const returned = await page.evaluate(() =>
      window.dataLayer.push({
        event: "purchase",
        ecommerce: { transaction_id: "T-1", value: 12, items: [{ item_id: "cup" }] },
        "gtm.uniqueEventId": 4,
      }),
    );
    expect(returned).toBe(true);
    expect(await page.evaluate(() => window.told)).toContainEqual(
      expect.objectContaining({
        event: "Order Completed",
        properties: { order_id: "T-1", revenue: 12, products: [{ product_id: "cup" }] },
      }),
    );
  });

  it("counts an event once that is declared to us and told to Google, or passed on", async () => {
    await open();
    await page.evaluate(() => {
      document.addEventListener("stagelight:event", ({ detail }) => {
        window.dataLayer.push({ event: detail["event"] });
      });
      const button = document.createElement("button");
      button.dataset["stagelightEvent"] = "Product Added";
      button.addEventListener("click", () =>
        window.gtag("event", "add_to_cart", { items: [{ item_id: "cup" }] }),
      );
      document.body.append(button);
    });
    const before = (await told()).length;
    await page.click("button");
    expect((await told()).slice(before)).toEqual(["Product Added", "Lifecycle Stage Changed"]);
    await page.click("button");
    await page.evaluate(() => window.gtag("event", "add_to_wishlist"));
    expect((await told()).slice(before + 2)).toEqual([
      "Product Added",
      "Product Added to Wishlist",
    ]);
  });

  it("is not broken by what pages push", async () => {
    await open();
    await page.waitForFunction(() => window.told.length == 1);
    await page.evaluate(() => {
      const circle: Record<string, unknown> = { event: "circle" };
      circle["self"] = circle;
      const trap = {
        get event(): string {
          throw new Error("trap");
        },
      };
      const proxy = new Proxy({}, { get: () => proxy, ownKeys: () => [] });
      const many = Array.from({ length: 100_000 }, () => ({ item_id: "x".repeat(100) }));
      for (const entry of [circle, trap, proxy, null, undefined, Symbol("x"), () => 1, [[[]]]]) {
        window.dataLayer.push(entry);
      }
      window.dataLayer.push({ event: "view_item_list", ecommerce: { items: many } });
    });
    const after = await page.evaluate(() => window.told.slice(1));
    expect(after[0]).toMatchObject({ event: "circle", properties: {} });
    expect(after[1]!.event).toBe("Product List Viewed");
    expect(after[1]!.properties!["products"]).toHaveLength(50);
  });
});

describe("Google Consent Mode", () => {
  const states = () =>
    page.evaluate(() =>
      [...window.dataLayer]
        .map((entry) => Array.from(entry))
        .filter(([command]) => command === "consent")
        .map(([, kind, state]) => [kind, state] as [string, Record<string, string>]),
    );

  it("tells the default before everything else, and each choice", async () => {
    await open();
    expect(await page.evaluate(() => Array.from(window.dataLayer[0]!).slice(0, 2))).toEqual([
      "consent",
      "default",
    ]);
    expect(await page.evaluate(() => Object.prototype.toString.call(window.dataLayer[0]))).toBe(
      "[object Arguments]",
    );
    await page.evaluate(() => window.stagelight.consent.set({ analytics: true }));
    await page.waitForFunction(() => window.stagelight.consent.get!().decided);
    const denied = {
      ad_storage: "denied",
      ad_user_data: "denied",
      ad_personalization: "denied",
      analytics_storage: "denied",
      functionality_storage: "denied",
      personalization_storage: "denied",
      security_storage: "granted",
    };
    expect(await states()).toEqual([
      ["default", { ...denied, wait_for_update: 500 }],
      ["update", { ...denied, analytics_storage: "granted" }],
    ]);
    await page.reload();
    expect(await states()).toEqual([["default", { ...denied, analytics_storage: "granted" }]]);
  });

  it("has a data layer to tell it to where the page has none", async () => {
    await open("/plain/");
    expect(await states()).toMatchObject([["default", { ad_storage: "denied" }]]);
    expect(await told()).toEqual([]);
  });

  it("never grants what Global Privacy Control refuses", async () => {
    await page.addInitScript(() => {
      Object.defineProperty(Navigator.prototype, "globalPrivacyControl", { value: true });
    });
    await open();
    await page.evaluate(() => window.stagelight.consent.set({ analytics: true, marketing: true }));
    await page.waitForFunction(() => window.stagelight.consent.get!().decided);
    await page.reload();
    for (const [, state] of await states()) {
      expect(state).toMatchObject({ ad_storage: "denied", ad_user_data: "denied" });
    }
  });
});
