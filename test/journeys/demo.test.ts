import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launch } from "../kit/browser.ts";
import { buildDemo, DEMO_PAGES, WAYS } from "../kit/demo.ts";
import { type Served, serve } from "../kit/serve.ts";

let browser: Browser;
let site: Served;

beforeAll(async () => {
  site = await serve(buildDemo());
  browser = await launch();
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

async function visitorIn(stage: string, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({ reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  await page.goto(site.url);
  for (const event of WAYS[stage]!) {
    await page.evaluate((name) => window.stagelight.track(name), event);
  }
  return { context, page };
}

async function withPage(
  stage: string,
  options: BrowserContextOptions,
  work: (page: Page, context: BrowserContext) => Promise<void>,
): Promise<void> {
  const { context, page } = await visitorIn(stage, options);
  await work(page, context);
  await context.close();
}

const PHONE = { viewport: { width: 360, height: 780 } };
const DESK = { viewport: { width: 1440, height: 900 } };

const light = { ...PHONE, colorScheme: "light" } as const;
const LOOKS: [string, string, BrowserContextOptions][] = [
  ...Object.keys(WAYS).map((stage): [string, string, BrowserContextOptions] => [
    "a phone, light",
    stage,
    light,
  ]),
  ["a phone, dark", "retention", { ...PHONE, colorScheme: "dark" }],
  ["a desk, light", "consideration", { ...DESK, colorScheme: "light" }],
  ["a desk, dark", "awareness", { ...DESK, colorScheme: "dark" }],
];

describe.each(LOOKS)("on %s, in %s", (_, stage, options) => {
  it.each(DEMO_PAGES)("%s has no axe violation, and nothing is cut off", async (path) => {
    await withPage(stage, options, async (page) => {
      await page.goto(site.url + path);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow, "scrolls sideways").toBe(0);
    });
  });
});

describe("a customer", () => {
  it("goes from the first look to the order by keyboard alone, and each page fits", async () => {
    await withPage("awareness", DESK, async (page) => {
      const press = async (name: string | RegExp, role: "link" | "button"): Promise<void> => {
        const target = page.locator("main").getByRole(role, { name }).first();
        // Tab until it has the focus: what cannot be reached cannot be pressed.
        for (let steps = 0; steps < 80; steps++) {
          if (await target.evaluate((element) => element === document.activeElement)) break;
          await page.keyboard.press("Tab");
        }
        expect(await target.evaluate((element) => element === document.activeElement)).toBe(true);
        await page.keyboard.press("Enter");
      };
      const stage = () => page.getAttribute("html", "data-stage");
      await page.goto(`${site.url}/compare/`);
      await page.goto(`${site.url}/products/first-flush-sejak/`);
      await page.waitForFunction(() => "explain" in window.stagelight);
      await press(/add .*cart/i, "button");
      await page.goto(`${site.url}/`);
      expect(await stage()).toBe("purchase");
      await page.goto(`${site.url}/checkout/`);
      await page.waitForFunction(() => "explain" in window.stagelight);
      const fields = await page.locator("form[data-checkout] input.input").all();
      for (const field of fields) {
        const type = await field.getAttribute("type");
        await field.fill(type === "email" ? "mina@example.com" : "Mina Kim 12");
      }
      await page.locator("form[data-checkout] input[type=radio]").first().check();
      await page.locator("form[data-checkout] [type=submit]").focus();
      await page.keyboard.press("Enter");
      await page.waitForURL(/thank-you/);
      await page.waitForFunction(async () => {
        const { tracks } = await window.stagelight.explain();
        return tracks[0]?.stage === "retention";
      });
      await page.reload();
      expect(await stage()).toBe("retention");
      const { tracks } = await page.evaluate(() => window.stagelight.explain());
      expect(tracks[0]).toMatchObject({ from: "purchase", rule: "ordered", counted: 1 });
    });
  });

  it("loads nothing from anywhere else, and nothing moves while the page loads", async () => {
    await withPage("consideration", PHONE, async (page) => {
      const foreign: string[] = [];
      page.on("request", (request) => {
        if (!request.url().startsWith(site.url)) foreign.push(request.url());
      });
      for (const path of DEMO_PAGES) {
        await page.goto(site.url + path, { waitUntil: "networkidle" });
        const shift = await page.evaluate(
          () =>
            new Promise<number>((resolve) => {
              let sum = 0;
              const observer = new PerformanceObserver((list) => {
                for (const entry of list.getEntries())
                  sum += (entry as never as { value: number }).value;
              });
              observer.observe({ type: "layout-shift", buffered: true });
              requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
            }),
        );
        expect(shift, path).toBe(0);
      }
      expect(foreign).toEqual([]);
    });
  });

  it("without JavaScript sees every page whole", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    for (const path of DEMO_PAGES) {
      await page.goto(site.url + path);
      expect(await page.locator("h1:visible").count(), path).toBe(1);
    }
    await context.close();
  });
});
