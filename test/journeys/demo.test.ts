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

describe.each([
  ["a phone, light", { ...PHONE, colorScheme: "light" }],
  ["a phone, dark", { ...PHONE, colorScheme: "dark" }],
  ["a desk, light", { ...DESK, colorScheme: "light" }],
  ["a desk, dark", { ...DESK, colorScheme: "dark" }],
] as const)("every page on %s", (_, options) => {
  it.each(Object.keys(WAYS))("in %s: no axe violation, nothing cut off", async (stage) => {
    await withPage(stage, options, async (page) => {
      for (const path of DEMO_PAGES) {
        await page.goto(site.url + path);
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(
          violations.map(({ id, nodes }) => [path, id, nodes[0]?.html]),
          path,
        ).toEqual([]);
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflow, `${path} scrolls sideways`).toBe(0);
      }
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
      const empty = page.locator("form[data-checkout] input:invalid, form[data-checkout] select:invalid");
      const fill: Record<string, string> = {
        email: "mina@example.com",
        tel: "01012345678",
        "postal-code": "06236",
      };
      for (const field of await empty.all()) {
        const autocomplete = (await field.getAttribute("autocomplete")) ?? "";
        const type = await field.getAttribute("type");
        if (type === "radio") await field.check();
        else await field.fill(fill[autocomplete.split(" ").at(-1)!] ?? "Mina Kim 12");
      }
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
                for (const entry of list.getEntries()) sum += (entry as never as { value: number }).value;
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
