import { readFile } from "node:fs/promises";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launch } from "../kit/browser.ts";
import { DEMO_LANGUAGES, demoData, type OpenDemo, openDemo } from "../kit/demo.ts";

const data = demoData();
let demo: OpenDemo;
let browser: Browser;

beforeAll(async () => {
  demo = await openDemo(4388, data.address);
  browser = await launch();
});

afterAll(async () => {
  await browser?.close();
  await demo?.close();
  data.remove();
});

/** What goes to a server, not to a file of the site. */
type Sent = string[];

/** A browser of a person: what drives tests calls itself a bot, and bots are not counted. */
const AGENT =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36";

async function visit(
  work: (page: Page, sent: Sent, context: BrowserContext) => Promise<void>,
  width = 1280,
  colorScheme: "light" | "dark" = "light",
): Promise<void> {
  const viewport = { width, height: 860 };
  const context = await browser.newContext({
    userAgent: AGENT,
    viewport,
    colorScheme,
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  const sent: Sent = [];
  page.on("request", (request) => {
    const { origin, pathname } = new URL(request.url());
    if (origin !== demo.url || /^\/(_stagelight|shop\/)/.test(pathname)) {
      sent.push(`${request.method()} ${request.url().replace(demo.url, "")}`);
    }
  });
  await work(page, sent, context);
  await context.close();
}

async function open(page: Page, path: string): Promise<void> {
  await page.goto(demo.url + path);
  await page.waitForFunction(() => "facts" in window.stagelight);
}

const allow = (page: Page) =>
  page.evaluate(() => window.stagelight.consent.set({ personalization: true, analytics: true }));

const stateIs = (page: Page, state: string) =>
  expect
    .poll(() => page.locator("[data-your-data]").getAttribute("data-your-data"), {
      timeout: 20_000,
    })
    .toBe(state);

const stages = (page: Page) => page.locator("[data-standing] [data-stage]").allTextContents();

const keys = (page: Page) => page.evaluate(() => Object.keys(localStorage).toSorted());

async function order(page: Page): Promise<void> {
  await open(page, "/products/first-flush-sejak/");
  await page.locator("form[data-add-to-cart] button[type=submit]").first().click();
  await open(page, "/checkout/");
  for (const field of await page.locator("form[data-checkout] input.input").all()) {
    const type = await field.getAttribute("type");
    await field.fill(type === "email" ? "mina@example.com" : "Mina Kim 12");
  }
  await page.locator("form[data-checkout] input[type=radio]").first().check();
  await page.locator("form[data-checkout] [type=submit]").click();
  await page.waitForURL(/thank-you/);
  await page.locator("[data-vouched=yes]").waitFor();
}

async function axe(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
}

describe("your data", () => {
  it("nobody who has not answered is asked anything of by a server", async () => {
    await visit(async (page, sent, context) => {
      for (const path of ["/", "/ko/products/hwangcha/", "/zh/cart/", "/your-data/"]) {
        await open(page, path);
        await page.locator("footer").scrollIntoViewIfNeeded();
      }
      await stateIs(page, "asking");
      await axe(page);
      await page.goto("about:blank");
      expect(sent).toEqual([]);
      await open(page, "/your-data/");
      expect(await keys(page)).toEqual([]);
      expect(await context.cookies()).toEqual([]);
      await page.locator("[data-your-data] [data-refuse]").click();
      await stateIs(page, "refused");
      expect(await keys(page)).toEqual(["stagelight"]);
      expect(sent).toEqual([]);
    });
  });

  it("shows an order as the browser tells it and as the shop vouches for it, by keyboard to a file, and erases", async () => {
    await visit(async (page, sent) => {
      await open(page, "/");
      await allow(page);
      await open(page, "/products/first-flush-sejak/");
      await page.locator("form[data-add-to-cart] button[type=submit]").first().click();
      await page.waitForTimeout(2_000);
      await open(page, "/your-data/");
      await stateIs(page, "held");
      expect(await stages(page)).toEqual(["Purchase", "Nothing yet"]);

      await order(page);
      await open(page, "/your-data/");
      await stateIs(page, "held");
      // The shop's server and the browser tell of it one after the other.
      await expect
        .poll(async () => {
          await page.locator("[data-ask]").click();
          return stages(page);
        })
        .toEqual(["Retention", "Retention"]);
      expect(await page.locator("[data-standing=verified] [data-why]").textContent()).toBe(
        "Because you placed an order.",
      );
      expect(await page.locator("[data-days] [data-vouched]").count()).toBe(1);
      await axe(page);

      const secret = await page.evaluate(
        () => localStorage.getItem("stagelight-visitor")!.split(" ")[1]!,
      );
      await page.locator("[data-do=download]").focus();
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.keyboard.press("Enter"),
      ]);
      const file = JSON.parse(await readFile(await download.path(), "utf8"));
      expect(file.server.verified.stage).toBe("retention");
      expect(Object.keys(file.browser)).toContain("nuri-orders");
      // Who is handed the file must not be able to erase what it is about.
      expect(JSON.stringify(file)).not.toContain(secret);

      await page.locator("[data-do=erase]").focus();
      await page.keyboard.press("Enter");
      await page.keyboard.press("Escape");
      expect(await page.locator("[data-confirm]").isVisible()).toBe(false);
      await page.keyboard.press("Enter");
      await page.keyboard.press("Enter");
      await stateIs(page, "erased");
      expect(
        await page.locator("[data-title]").evaluate((it) => it === document.activeElement),
      ).toBe(true);
      const left = await fetch(`${demo.url}/_stagelight/v1/me`, {
        headers: { authorization: `Bearer ${secret}` },
      });
      expect(await left.json()).toMatchObject({ visitor: null, events: [] });
      expect(sent.filter((each) => !/_stagelight|\/shop\/orders/.test(each))).toEqual([]);
    });
  });

  it("who has it erased and says no is not heard of any more", async () => {
    await visit(async (page, sent) => {
      await open(page, "/");
      await allow(page);
      await open(page, "/your-data/");
      await stateIs(page, "held");
      await page.locator("[data-do=eraseAndRefuse]").click();
      await page.locator("[data-yes]").click();
      await stateIs(page, "erasedAndRefused");
      await axe(page);
      await expect.poll(() => keys(page)).toEqual(["stagelight"]);
      await page.waitForTimeout(1_500);
      sent.length = 0;
      for (const path of ["/compare/", "/products/hwangcha/"]) await open(page, path);
      await page.goto("about:blank");
      expect(sent).toEqual([]);
    });
  });

  it.each(Object.entries(DEMO_LANGUAGES))(
    "fits phones, light and dark, in every state, in %s",
    async (language, prefix) => {
      const colorScheme = language === "ko" ? "dark" : "light";
      await visit(
        async (page) => {
          const fits = async (state: string) => {
            await stateIs(page, state);
            const overflow = await page.evaluate(
              () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
            );
            expect(overflow, `${state} scrolls sideways`).toBe(0);
            await axe(page);
          };
          await open(page, `${prefix}/your-data/`);
          await fits("asking");
          await page.locator("[data-your-data] [data-acts=choice] [data-allow]").click();
          await fits("held");
          await page.locator("[data-days] summary").first().click();
          await page.locator("[data-do=erase]").click();
          await fits("held");
          await page.route("**/_stagelight/**", (route) => route.abort());
          await page.locator("[data-yes]").click();
          await expect.poll(() => page.locator("[data-news]").textContent()).not.toBe("");
          await page.locator("[data-ask]").click();
          await fits("unreachable");
          // Every word of the policy is there in the page's language.
          if (language !== "en") {
            const told = await page.locator("[data-stored] dd:first-of-type").allTextContents();
            expect(told.filter((text) => !/[\p{Script=Hangul}\p{Script=Han}]/u.test(text))).toEqual(
              [],
            );
          }
        },
        360,
        colorScheme,
      );
    },
  );
});
