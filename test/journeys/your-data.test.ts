import { readFile } from "node:fs/promises";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launch } from "../kit/browser.ts";
import { DEMO_LANGUAGES, demoData, type OpenDemo, openDemo } from "../kit/demo.ts";
import { type Look, Shopper } from "../kit/shopper.ts";

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

async function visit(work: (shopper: Shopper) => Promise<void>, look?: Look): Promise<void> {
  const shopper = await Shopper.enter(browser, demo.url, look);
  await work(shopper);
  await shopper.leave();
}

const stateIs = ({ page }: Shopper, state: string) =>
  expect
    .poll(() => page.locator("[data-your-data]").getAttribute("data-your-data"), {
      timeout: 20_000,
    })
    .toBe(state);

const stages = ({ page }: Shopper) =>
  page.locator("[data-standing] [data-stage]").allTextContents();

const keys = ({ page }: Shopper) => page.evaluate(() => Object.keys(localStorage).toSorted());

describe("your data", () => {
  it("nobody who has not answered is asked anything of by a server", async () => {
    await visit(async (shopper) => {
      const { page, sent, context } = shopper;
      for (const path of ["/", "/ko/products/hwangcha/", "/zh/cart/", "/your-data/"]) {
        await shopper.open(path);
        await page.locator("footer").scrollIntoViewIfNeeded();
      }
      await stateIs(shopper, "asking");
      await shopper.axe();
      await page.goto("about:blank");
      expect(sent).toEqual([]);
      await shopper.open("/your-data/");
      expect(await keys(shopper)).toEqual([]);
      expect(await context.cookies()).toEqual([]);
      await page.locator("[data-your-data] [data-refuse]").click();
      await stateIs(shopper, "refused");
      expect(await keys(shopper)).toEqual(["stagelight"]);
      expect(sent).toEqual([]);
    });
  });

  it("shows an order as the browser tells it and as the shop vouches for it, by keyboard to a file, and erases", async () => {
    await visit(async (shopper) => {
      const { page, sent } = shopper;
      await shopper.open("/");
      await shopper.allow();
      await shopper.open("/products/first-flush-sejak/");
      await page.locator("form[data-add-to-cart] button[type=submit]").first().click();
      await page.waitForTimeout(2_000);
      await shopper.open("/your-data/");
      await stateIs(shopper, "held");
      expect(await stages(shopper)).toEqual(["Purchase", "Nothing yet"]);

      await shopper.order();
      await shopper.open("/your-data/");
      await stateIs(shopper, "held");
      // The shop's server and the browser tell of it one after the other.
      await expect
        .poll(async () => {
          await page.locator("[data-ask]").click();
          return stages(shopper);
        })
        .toEqual(["Retention", "Retention"]);
      expect(await page.locator("[data-standing=verified] [data-why]").textContent()).toBe(
        "Because you placed an order.",
      );
      expect(await page.locator("[data-days] [data-vouched]").count()).toBe(1);
      await shopper.axe();

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
      await stateIs(shopper, "erased");
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
    await visit(async (shopper) => {
      const { page, sent } = shopper;
      await shopper.open("/");
      await shopper.allow();
      await shopper.open("/your-data/");
      await stateIs(shopper, "held");
      await page.locator("[data-do=eraseAndRefuse]").click();
      await page.locator("[data-yes]").click();
      await stateIs(shopper, "erasedAndRefused");
      await shopper.axe();
      await expect.poll(() => keys(shopper)).toEqual(["stagelight"]);
      await page.waitForTimeout(1_500);
      sent.length = 0;
      for (const path of ["/compare/", "/products/hwangcha/"]) await shopper.open(path);
      await page.goto("about:blank");
      expect(sent).toEqual([]);
    });
  });

  it.each(Object.entries(DEMO_LANGUAGES))(
    "fits phones, light and dark, in every state, in %s",
    async (language, prefix) => {
      const colorScheme = language === "ko" ? "dark" : "light";
      await visit(
        async (shopper) => {
          const { page } = shopper;
          const fits = async (state: string) => {
            await stateIs(shopper, state);
            const overflow = await page.evaluate(
              () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
            );
            expect(overflow, `${state} scrolls sideways`).toBe(0);
            await shopper.axe();
          };
          await shopper.open(`${prefix}/your-data/`);
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
        { width: 360, colorScheme },
      );
    },
  );
});
