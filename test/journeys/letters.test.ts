import { randomUUID } from "node:crypto";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launch } from "../kit/browser.ts";
import { DEMO_LANGUAGES, demoData, type OpenDemo, openDemo, putForward } from "../kit/demo.ts";
import { Shopper } from "../kit/shopper.ts";

const data = demoData();
let demo: OpenDemo;
let browser: Browser;

beforeAll(async () => {
  demo = await openDemo(4389, data.address);
  browser = await launch();
});

afterAll(async () => {
  await browser?.close();
  await demo?.close();
  data.remove();
});

const letters = (mailbox: Shopper, to: string) =>
  mailbox.page.locator("#mails li").filter({ hasText: to });

const mailboxOf = async () => {
  const reader = await Shopper.enter(browser, demo.url);
  const look = async () => {
    await reader.page.goto(`${demo.url}/_stagelight/mailbox`);
  };
  await look();
  return { reader, look };
};

it.each(Object.entries(DEMO_LANGUAGES))(
  "an order is thanked for by mail, vouched for, and told to the shop's own system (%s)",
  async (_, prefix) => {
    const email = `mina-${randomUUID().slice(0, 8)}@example.com`;
    const shopper = await Shopper.enter(browser, demo.url);
    await shopper.open(`${prefix}/`);
    await shopper.allow();
    await shopper.page.evaluate(() => window.stagelight.consent.set({ marketing: true }));
    await shopper.order(email, prefix);

    const { reader, look } = await mailboxOf();
    await expect
      .poll(async () => (await look(), letters(reader, email).count()), { timeout: 10_000 })
      .toBe(1);
    await letters(reader, email).getByRole("link").first().click();
    const letter = reader.page.frameLocator("iframe");
    await expect.poll(() => letter.locator("body").textContent()).toMatch(/N-[0-9A-Z]+/);
    expect(await letter.locator("html").getAttribute("lang")).toContain(prefix.slice(1) || "en");
    // In the words of the page, and back to it.
    const product = { "": "sejak", "/ko": "세작", "/zh": "雀" }[prefix];
    expect((await letter.locator("table").first().textContent())?.toLowerCase()).toContain(product);
    const button = letter.locator("a[href*='/account/']").first();
    expect(await button.getAttribute("href")).toBe(`${demo.url}${prefix}/account/`);

    await expect
      .poll(async () => (await fetch(`${demo.url}/shop/hooks`)).text(), { timeout: 10_000 })
      .toContain("Order Completed");
    // By now the server has it all; whoever asks too often is told to wait.
    await shopper.open(`${prefix}/your-data/`);
    const stages = shopper.page.locator("[data-standing] [data-stage]");
    await expect.poll(() => stages.allTextContents(), { timeout: 10_000 }).not.toContain("");
    const [hint, verified] = await stages.allTextContents();
    expect(verified).toBe(hint);
    await shopper.leave();
    await reader.leave();
  },
);

it("a cart that is left is reminded of once, to who has asked for it, and one click ends it", async () => {
  const email = `hana-${randomUUID().slice(0, 8)}@example.com`;
  const shopper = await Shopper.enter(browser, demo.url);
  await shopper.open("/");
  await shopper.allow();
  await shopper.putInCart("hwangcha");
  await shopper.fillCheckout(email);
  const asks = shopper.page.locator("[data-letters]");
  expect(await asks.isChecked()).toBe(false);
  const told = shopper.page.waitForResponse(/\/shop\/checkouts/);
  await asks.check();
  expect((await told).status()).toBe(200);
  await shopper.leave();

  const { reader, look } = await mailboxOf();
  await putForward(demo, "1h");
  await look();
  expect(await letters(reader, email).count()).toBe(0);
  await putForward(demo, "2h");
  await expect.poll(async () => (await look(), letters(reader, email).count())).toBe(1);
  await putForward(demo, "3d");
  await look();
  expect(await letters(reader, email).count()).toBe(1);

  await letters(reader, email).getByRole("link").first().click();
  const href = await reader.page
    .frameLocator("iframe")
    .locator("a[href*='unsubscribe']")
    .getAttribute("href");
  await reader.page.goto(href!.replace("localhost", "127.0.0.1"));
  await reader.axe();
  await reader.page.getByRole("button").first().click();
  await reader.page.waitForLoadState();
  await reader.axe();

  // The next cart of the same person is reminded of no more.
  const again = await Shopper.enter(browser, demo.url);
  await again.open("/");
  await again.allow();
  await again.putInCart("hwangcha");
  await again.fillCheckout(email);
  await again.page.locator("[data-letters]").check();
  await again.leave();
  await putForward(demo, "8d");
  await look();
  expect(await letters(reader, email).count()).toBe(1);
  await reader.leave();
});

it("who orders in time, or has not asked, gets no reminder", async () => {
  const buys = `buys-${randomUUID().slice(0, 8)}@example.com`;
  const silent = `silent-${randomUUID().slice(0, 8)}@example.com`;
  for (const email of [buys, silent]) {
    const shopper = await Shopper.enter(browser, demo.url);
    await shopper.open("/");
    await shopper.allow();
    await shopper.putInCart();
    await shopper.fillCheckout(email);
    if (email === buys) {
      const told = shopper.page.waitForResponse(/\/shop\/checkouts/);
      await shopper.page.locator("[data-letters]").check();
      await told;
      await shopper.page.locator("form[data-checkout] [type=submit]").click();
      await shopper.page.locator("[data-vouched=yes]").waitFor();
    }
    await shopper.leave();
  }
  await putForward(demo, "5h");
  const { reader, look } = await mailboxOf();
  await expect.poll(async () => (await look(), letters(reader, buys).count())).toBe(1);
  expect(await letters(reader, silent).count()).toBe(0);
  await reader.leave();
});
