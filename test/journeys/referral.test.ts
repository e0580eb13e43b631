import { randomUUID } from "node:crypto";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launch } from "../kit/browser.ts";
import { demoData, type OpenDemo, openDemo, ownerReads, putForward } from "../kit/demo.ts";
import { focusedIs, tabTo } from "../kit/keyboard.ts";
import { mailsTo, mailWith } from "../kit/mailbox.ts";
import { type Look, Shopper } from "../kit/shopper.ts";

const data = demoData();
let demo: OpenDemo;
let browser: Browser;

beforeAll(async () => {
  demo = await openDemo(4392, data.address);
  browser = await launch();
});

afterAll(async () => {
  await browser?.close();
  await demo?.close();
  data.remove();
});

/** Two people, many pages, on a machine that is busy with others. */
const PATIENT = { timeout: 300_000 };
const SOON = { timeout: 30_000 };

const REWARD = /TEA-[A-Z0-9-]{12,}/;
/** The code of a thing that is put into the parcel. */
const ITEM = /\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\b/;

const addressOf = (name: string) => `${name}-${randomUUID().slice(0, 8)}@example.com`;

/** What the shop's owner reads in a terminal. */
const stagelight = (...words: string[]) => ownerReads(data.address, "referral", ...words);

/** Somebody with a link: in a browser of their own, in which the mail was opened. */
interface Member {
  readonly shopper: Shopper;
  readonly email: string;
  readonly link: string;
  /** What stands in the widget, asked anew. */
  told(): Promise<string>;
}

const codeOf = (link: string): string => link.slice(link.lastIndexOf("/") + 1);

const widget = (page: Page) => page.locator("main stagelight-referral");

/** Asks for a link by keyboard, and opens the mail. */
async function join(prefix = "", look?: Look): Promise<Member> {
  const email = addressOf("mina");
  const shopper = await Shopper.enter(browser, demo.url, look);
  const { page, context } = shopper;
  await shopper.open(`${prefix}/refer/`);
  await tabTo(page, "#email");
  await page.keyboard.type(email);
  await tabTo(page, "#name");
  await page.keyboard.type("Mina");
  await tabTo(page, "#showName");
  await page.keyboard.press("Space");
  await tabTo(page, "stagelight-referral [type=submit], [type=submit].button");
  await page.keyboard.press("Enter");
  await widget(page).getByText(email).waitFor(SOON);
  await shopper.axe();
  const { link: way } = await mailWith(context, demo.url, email, "referral");
  await page.goto(way);
  const field = widget(page).locator("#link");
  await field.waitFor(SOON);
  // Who looks over a shoulder, or is sent the address, must not have the page with it.
  expect(page.url()).not.toContain("referral=");
  await shopper.axe();
  const link = await field.inputValue();
  return { shopper, email, link, told: () => rewardsAt(page, way) };
}

/** What the page says of rewards to whoever opens it by a mail's link. */
async function rewardsAt(page: Page, way: string): Promise<string> {
  await page.goto("about:blank");
  await page.goto(way);
  const rewards = widget(page).locator("[part=rewards]");
  await rewards.waitFor(SOON);
  return rewards.innerText();
}

/** Goes from where a link has led to the checkout as people do: by links. */
async function walkToCheckout({ page }: Shopper): Promise<void> {
  await page.locator("header a[href^='/products/']").first().click();
  await page.locator("main a[href^='/products/hwangcha/']").first().click();
  await page.waitForFunction(() => "facts" in window.stagelight);
  await page.locator("form[data-add-to-cart] button[type=submit]").first().click();
  await page.locator("header a[href^='/cart/']").first().click();
  await page.locator("main a[href^='/checkout/']").first().click();
}

/** Fills in the checkout that is open, and orders; the number of the order. */
async function orderHere(shopper: Shopper, email: string): Promise<string> {
  const { page } = shopper;
  await shopper.fillIn(email);
  await page.locator("form[data-checkout] [type=submit]").click();
  await page.waitForURL(/thank-you/);
  await page.locator("[data-vouched=yes]").waitFor();
  return /N-[0-9A-Z]+/.exec(await page.locator("[data-receipt]").innerText())![0];
}

/** Writes a code at a checkout of somebody who is known there, by keyboard; what the shop says to it. */
async function useCode(shopper: Shopper, email: string, code: string, prefix = ""): Promise<void> {
  const { page } = shopper;
  await shopper.putInCart("first-flush-sejak", prefix);
  await shopper.fillCheckout(email, prefix);
  await tabTo(page, "#code");
  await page.keyboard.type(code);
  await page.keyboard.press("Enter");
}

/** Orders what was filled in. */
async function pay({ page }: Shopper): Promise<void> {
  await page.locator("form[data-checkout] [type=submit]").click();
  await page.locator("[data-vouched=yes]").waitFor();
}

const codeField = (page: Page) => page.locator("#code");
const codeNews = (page: Page) => page.locator("[data-code-news]");

/** Nothing goes over the edge. */
async function fits({ page }: Shopper): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
}

/** As the shopkeeper does it. */
async function refund(shopper: Shopper, order: string): Promise<void> {
  const page = await shopper.context.newPage();
  await page.goto(`${demo.url}/shop/orders`);
  await page.getByRole("button", { name: `Refund ${order}` }).click();
  await page.locator("li", { hasText: order }).getByText("Refunded").waitFor();
  await page.close();
}

describe("a friend is told", () => {
  it(
    "and refuses cookies; both rewards are held, given, used, and taken back",
    PATIENT,
    async () => {
      const mina = await join();
      // Short, and nothing of Mina in it.
      expect(mina.link).toMatch(/\/_stagelight\/r\/[0-9A-Z]{13}$/);

      const jun = await Shopper.enter(browser, demo.url);
      const email = addressOf("jun");
      await jun.page.goto(mina.link);
      await jun.page.getByText("Mina").first().waitFor(SOON);
      await jun.axe();
      await jun.page.evaluate(() =>
        window.stagelight.consent.set({
          personalization: false,
          analytics: false,
          marketing: false,
        }),
      );
      await walkToCheckout(jun);
      await expect.poll(() => codeField(jun.page).inputValue(), SOON).toMatch(/^[0-9A-Z]{13}$/);
      await expect.poll(() => codeNews(jun.page).innerText(), SOON).toContain("10%");
      expect(await codeNews(jun.page).innerText()).toContain("Mina");
      expect(await jun.page.locator("[data-discount]").innerText()).toBe("−$1.80");
      await jun.axe();
      const order = await orderHere(jun, email);
      expect(await jun.context.cookies()).toEqual([]);
      const kept = await jun.page.evaluate(() => Object.keys(localStorage).toSorted());
      expect(kept).toEqual(["nuri-cart", "nuri-orders", "stagelight"]);

      await expect.poll(() => mina.told(), SOON).toContain("10% off your next order");
      const held = await mina.told();
      expect(held).toContain("Reserved");
      expect(held).toContain("1 of 3 friends");
      const list = stagelight("list");
      expect(list.match(/held/g)?.length).toBe(2);

      await putForward(demo, "14d");
      await expect.poll(() => mina.told(), SOON).toMatch(REWARD);
      const [code] = REWARD.exec(await mina.told())!;
      const { text } = await mailWith(mina.shopper.context, demo.url, mina.email, "/refer/");
      expect(text).toContain(code);

      const { shopper } = mina;
      await useCode(shopper, mina.email, code.toLowerCase());
      await expect.poll(() => codeNews(shopper.page).innerText(), SOON).toContain("10% off");
      await pay(shopper);
      expect(await mina.told()).toContain("Used");

      // The same code a second time is worth nothing, and it is said why.
      await useCode(shopper, mina.email, code);
      await expect.poll(() => codeNews(shopper.page).innerText(), SOON).toContain("used already");

      // The friend has a page too, by the link in his mail, though his browser keeps nothing.
      const { link: way } = await mailWith(jun.context, demo.url, email, "/refer/");
      const toJun = () => rewardsAt(jun.page, way);
      expect(await toJun()).toContain("A sample tin with your second order");
      await expect.poll(toJun, SOON).toMatch(ITEM);
      await jun.axe();
      const [tin] = ITEM.exec(await toJun())!;
      const mails = (await mailsTo(jun.context, demo.url, email)).map((each) => each.text);
      expect(mails.join()).toContain(tin);
      await useCode(jun, email, tin);
      await expect.poll(() => codeNews(jun.page).innerText(), SOON).toContain("tin");
      await jun.axe();
      await pay(jun);
      expect(await toJun()).toContain("Used");
      expect(await jun.context.cookies()).toEqual([]);

      await refund(shopper, order);
      await expect.poll(() => mina.told(), SOON).toContain("Taken back");
      expect(await toJun()).toContain("Taken back");
      expect(stagelight("list").match(/reversed/g)?.length).toBe(2);
      stagelight("check");
      await jun.leave();
      await shopper.leave();
    },
  );

  it("and comes back another day, in another tab; in ko, on a phone", PATIENT, async () => {
    const look = { width: 360, colorScheme: "dark", locale: "ko-KR" } as const;
    const mina = await join("/ko", look);
    const jun = await Shopper.enter(browser, demo.url, look);
    const email = addressOf("jun");
    await jun.page.goto(mina.link);
    // The short link knows no language but that of the friend's browser.
    expect(new URL(jun.page.url()).pathname).toBe("/ko/");
    await jun.page.getByText("Mina").first().waitFor(SOON);
    await jun.page.evaluate(() =>
      window.stagelight.consent.set({ personalization: true, analytics: true, marketing: true }),
    );
    await expect
      .poll(() => jun.page.evaluate(() => localStorage.getItem("stagelight-referral")), SOON)
      .not.toBeNull();
    await jun.axe();
    await jun.anotherTab();
    await jun.putInCart("hwangcha", "/ko");
    await jun.open("/ko/checkout/");
    const gift = "Mina 님 덕분에 첫 주문이 10% 할인돼요.";
    await expect.poll(() => codeNews(jun.page).innerText(), SOON).toBe(gift);
    await fits(jun);
    const order = await orderHere(jun, email);
    await expect.poll(() => mina.told(), SOON).toContain("다음 주문 10% 할인");
    expect(await mina.told()).toContain("적립 예정");
    await fits(mina.shopper);
    await putForward(demo, "14d");
    await expect.poll(() => mina.told(), SOON).toMatch(REWARD);
    await fits(mina.shopper);

    // A gift is for one order: the same link is worth nothing to him from then on, and it is said why.
    await jun.putInCart("hwangcha", "/ko");
    await jun.fillCheckout(email, "/ko");
    await codeField(jun.page).fill(codeOf(mina.link));
    await jun.page.locator("[data-use-code]").click();
    const known = "이미 쓰신 코드예요";
    await expect.poll(() => codeNews(jun.page).innerText(), SOON).toContain(known);

    // What was not used yet goes back with the order, and is worth nothing from then on.
    const [code] = REWARD.exec(await mina.told())!;
    await refund(jun, order);
    await expect.poll(() => mina.told(), SOON).toContain("취소됨");
    expect(await mina.told()).not.toMatch(REWARD);
    await useCode(mina.shopper, mina.email, code, "/ko");
    await expect
      .poll(() => codeNews(mina.shopper.page).innerText(), SOON)
      .toContain("환불되어 이제 쓸 수 없어요");
    await jun.leave();
    await mina.shopper.leave();
  });
});

describe("who tells", () => {
  it("is no friend, and finds in Your data what hangs on the address; in zh", PATIENT, async () => {
    const look = { width: 360, locale: "zh-CN" };
    const { shopper, email, link } = await join("/zh", look);
    const { page, context } = shopper;
    await fits(shopper);
    await shopper.putInCart("first-flush-sejak", "/zh");
    await shopper.fillCheckout(email, "/zh");
    await codeField(page).fill(codeOf(link));
    await page.locator("[data-use-code]").click();
    await expect.poll(() => codeNews(page).innerText(), SOON).toContain("您自己的链接");
    expect(await focusedIs(page, "[data-use-code]")).toBe(true);

    await shopper.open("/zh/your-data/");
    await page.locator("#mine-email").fill(email);
    await page.keyboard.press("Enter");
    await page.locator("[data-mine-sent]").waitFor();
    const mail = await context.newPage();
    await mail.goto(`${demo.url}/shop/mail`);
    await mail.locator("li", { hasText: email }).getByRole("link").click();
    await mail.getByRole("button", { name: "Sign me in" }).click();
    await mail.locator("[data-mine-held]").waitFor(SOON);
    expect(await focusedIs(mail, "[data-mine-held]")).toBe(true);
    const shown = (kind: string) => mail.locator(`[data-mine] [data-record-kind=${kind}]`);
    expect(await shown("referral").innerText()).toContain(email);
    expect(await shown("referral").locator("pre").textContent()).toContain(codeOf(link));
    expect(await shown("mails").innerText()).toContain("给朋友的链接");
    expect(await shown("newsletter").innerText()).toContain("您没有订阅来信。");
    shopper.page = mail;
    await fits(shopper);
    await shopper.axe();
    await shopper.leave();
  });
});
