import { randomUUID } from "node:crypto";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { violations } from "../kit/axe.ts";
import { launch } from "../kit/browser.ts";
import { demoData, type OpenDemo, openDemo, ownerReads, putForward } from "../kit/demo.ts";
import { tabTo } from "../kit/keyboard.ts";
import { mailsTo, mailWith } from "../kit/mailbox.ts";
import { type Look, Shopper } from "../kit/shopper.ts";

const TEA = "first-flush-sejak";

const data = demoData();
let demo: OpenDemo;
let browser: Browser;

beforeAll(async () => {
  demo = await openDemo(4394, data.address);
  browser = await launch();
});

afterAll(async () => {
  await browser?.close();
  await demo?.close();
  data.remove();
});

const PATIENT = { timeout: 240_000 };
const SOON = { timeout: 30_000 };

/** What the shop's owner reads in a terminal. */
const stagelight = (...words: string[]) => ownerReads(data.address, ...words);

interface Held {
  readonly id: string;
  readonly text: string;
}

/** The review of these words, as the shop's owner finds it. */
function reviewWith(text: string): Held {
  const reviews = JSON.parse(stagelight("reviews", "list", "--json")) as Held[];
  const found = reviews.find((each) => each.text === text);
  expect(found).toBeDefined();
  return found!;
}

/** Orders a tea in a browser of their own, and gets the mail that asks for a review. */
async function askedAfterOrder(prefix = "", look?: Look): Promise<{ email: string; link: string }> {
  const email = `mina-${randomUUID().slice(0, 8)}@example.com`;
  const shopper = await Shopper.enter(browser, demo.url, look);
  await shopper.open(`${prefix}/`);
  await shopper.page.evaluate(() =>
    window.stagelight.consent.set({ personalization: true, analytics: true, marketing: true }),
  );
  await shopper.putInCart(TEA, prefix);
  await shopper.fillCheckout(email, prefix);
  await shopper.page.locator("form[data-checkout] [type=submit]").click();
  await shopper.page.waitForURL(/thank-you/);
  await shopper.page.locator("[data-vouched=yes]").waitFor();
  await putForward(demo, "8d");
  const { link } = await mailWith(shopper.context, demo.url, email, "reviews/new");
  await shopper.context.close();
  return { email, link };
}

interface Reader extends Look {
  /** Whether scripts run there; a page of the server's needs none, but axe does. */
  readonly scripts?: boolean;
}

/** Writes on the server's own page, in a browser in which nobody is known. */
async function reviewByMail(link: string, stars: number, text: string, reader: Reader = {}) {
  const { width = 1280, colorScheme = "light", locale = "en-GB", scripts = true } = reader;
  const context = await browser.newContext({
    viewport: { width, height: 860 },
    javaScriptEnabled: scripts,
    colorScheme,
    locale,
  });
  const page = await context.newPage();
  await page.goto(link);
  await page.locator(`input[name=score][value="${stars}"]`).check();
  await page.locator("textarea[name=text]").fill(text);
  await page.locator("input[name=name]").fill("Mina");
  await page.locator("input[name=permission]").check();
  await page.locator("main button, form button").first().click();
  return { context, page };
}

/** Somebody new on the page of the tea, where its reviews have come. Browsers keep them for a minute. */
async function readReviews(): Promise<Shopper> {
  const reader = await Shopper.enter(browser, demo.url);
  const told = reader.page.waitForResponse((answer) => answer.url().includes("/v1/reviews?"));
  await reader.open(`/products/${TEA}/`);
  await reader.page.locator("#reviews").scrollIntoViewIfNeeded();
  await told;
  return reader;
}

const linksOf = (page: Page) =>
  page
    .locator("main a[rel~=noopener], main a[target=_blank], main a[href^='https://']")
    .evaluateAll((links) => links.map((link) => link.outerHTML).join("\n"));

describe("a review", () => {
  it(
    "is asked for after an order, written without signing in, shown with its badge, answered and quoted",
    PATIENT,
    async () => {
      const text = `The third infusion is the best of all. ${randomUUID()}`;
      const { email, link } = await askedAfterOrder();
      const { context, page } = await reviewByMail(link, 5, text, { scripts: false });
      await page.locator("a[href*='trustpilot']").waitFor(SOON);
      // The link is used up, and the page says so honestly.
      await page.goto(link);
      expect(await page.locator("input[name=score]").count()).toBe(0);
      await context.close();

      const { id } = reviewWith(text);
      const early = await readReviews();
      expect(await early.page.getByText(text).count()).toBe(0);
      await early.context.close();

      const answer = "Then do try it with water from the fridge.";
      stagelight("reviews", "publish", id);
      stagelight("reviews", "answer", id, "--text", answer);
      stagelight("reviews", "feature", id);
      const reader = await readReviews();
      const shown = reader.page.locator("#reviews li").filter({ hasText: text }).first();
      await shown.waitFor(SOON);
      expect(await shown.innerText()).toMatch(/verified order/i);
      expect(await shown.innerText()).toContain(answer);
      await reader.axe();

      // Somebody who compares reads it where they stand.
      await reader.allow();
      await reader.page.evaluate(() => window.stagelight.track("Newsletter Subscribed"));
      await reader.open("/");
      expect(await reader.page.locator("html").getAttribute("data-stage")).toBe("consideration");
      await reader.page.locator("#next-title").scrollIntoViewIfNeeded();
      await reader.page.getByText(text).waitFor(SOON);
      await reader.axe();

      const letters = await mailsTo(reader.context, demo.url, email);
      expect(letters.some((letter) => letter.text.includes(answer))).toBe(true);
      await reader.context.close();
    },
  );

  it("has the same links after one star as after five, and help besides", PATIENT, async () => {
    const after = [];
    for (const stars of [1, 5]) {
      const { link } = await askedAfterOrder();
      const { context, page } = await reviewByMail(link, stars, `${stars} ${randomUUID()}`);
      await page.locator("a[href*='trustpilot']").waitFor(SOON);
      after.push({ links: await linksOf(page), help: await page.locator("textarea").count() });
      expect(await violations(page)).toEqual([]);
      await context.close();
    }
    expect(after[0]!.links).toBe(after[1]!.links);
    expect(after[0]!.links).toContain("trustpilot");
    expect(after.map(({ help }) => help)).toEqual([1, 0]);
  });

  it.each([
    ["ko", { locale: "ko-KR", width: 390, colorScheme: "dark" }],
    ["zh", { locale: "zh-CN", width: 390, colorScheme: "light" }],
  ] as const)("is asked for and written in %s on a phone", PATIENT, async (language, look) => {
    const { link } = await askedAfterOrder(`/${language}`, look);
    const text = `${language} ${randomUUID()}`;
    const { context, page } = await reviewByMail(link, 3, text, look);
    await page.locator("a[href*='trustpilot']").waitFor(SOON);
    expect(await page.locator("html").getAttribute("lang")).toContain(language);
    expect(await violations(page)).toEqual([]);
    expect(reviewWith(text).text).toBe(text);
    await context.close();
  });

  it("is written on a product's page by keyboard, and waits to be read", PATIENT, async () => {
    const text = `By hand. ${randomUUID()}`;
    const shopper = await Shopper.enter(browser, demo.url);
    const { page } = shopper;
    await shopper.open(`/products/${TEA}/`);
    await tabTo(page, "#reviews summary");
    await page.keyboard.press("Enter");
    const widget = page.locator("#reviews stagelight-review-request");
    await tabTo(page, "stagelight-review-request [type=radio], [type=radio]");
    await widget.locator("form[novalidate]").waitFor(SOON);
    await page.keyboard.press("ArrowRight");
    await tabTo(page, "textarea");
    await page.keyboard.type(text);
    await tabTo(page, "[type=submit], .button");
    await page.keyboard.press("Enter");
    await widget.locator("a[href*='trustpilot']").waitFor(SOON);
    await shopper.axe();
    expect(reviewWith(text).text).toBe(text);
    await shopper.context.close();
  });
});

describe("a survey", () => {
  it("asks after an order how somebody has heard of the shop", PATIENT, async () => {
    const shopper = await Shopper.enter(browser, demo.url);
    const { page } = shopper;
    await shopper.open("/checkout/thank-you/");
    const widget = page.locator("main stagelight-survey");
    await widget.scrollIntoViewIfNeeded();
    await widget.locator("[type=radio]").first().check();
    await widget.locator("[type=submit]").click();
    await widget.locator("[role=status], #result").first().waitFor(SOON);
    await shopper.axe();
    const figures = JSON.parse(stagelight("surveys", "figures", "heard", "--json")) as object;
    expect(JSON.stringify(figures)).toContain('"answers":1');
    await shopper.context.close();
  });
});
