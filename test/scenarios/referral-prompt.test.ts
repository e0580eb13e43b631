import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { launch } from "../kit/browser.ts";
import { follow, type ReferralSite, referralSite, someone } from "../kit/referral.ts";
import { ALL } from "../kit/sending-site.ts";

const PATIENCE = { timeout: 30_000 };

let browser: Browser;
let site: ReferralSite;
let context: BrowserContext;

beforeAll(async () => {
  [site, browser] = await Promise.all([referralSite(), launch()]);
});
afterAll(async () => {
  await browser.close();
  await site.close();
});
beforeEach(async () => {
  context = await someone(browser, {
    reducedMotion: "reduce",
    viewport: { width: 360, height: 740 },
  });
});
afterEach(() => context.close());

const choose = (page: Page, choice: object = ALL) =>
  page.evaluate((each) => window.stagelight.consent.set(each), choice);

const order = (page: Page) =>
  page.evaluate(() => window.stagelight.track("Order Completed", { order_id: "N-1", total: 18 }));

/** Why a prompt does not show, by id; `open` of one that does. */
const why = (page: Page) =>
  page.evaluate(async () => {
    const { prompts = [] } = await window.stagelight.explain();
    return Object.fromEntries(prompts.map(({ id, verdict }) => [id, verdict]));
  });

const stands = (page: Page, verdicts: object) =>
  expect.poll(() => why(page), PATIENCE).toMatchObject(verdicts);

const ask = (page: Page) => page.getByRole("region", { name: "Tea for two?" });
/** The prompt with the widget that it shows. */
const asked = (page: Page) => page.locator("stagelight-prompt[name=tell-a-friend]");

it("comes after an order to whom the config names, alone, and is over once a link is asked for", async () => {
  const page = await follow(context, site.url);
  await choose(page);
  // A stranger, whatever happens here, is not asked for a friend.
  await stands(page, { "tell-a-friend": "audience", letters: "trigger" });
  await order(page);
  await ask(page).waitFor();
  await stands(page, { "tell-a-friend": "open", letters: "session" });
  expect(await page.locator("stagelight-prompt:not([hidden])").count()).toBe(1);
  const { violations } = await new AxeBuilder({ page }).include("stagelight-prompt").analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);

  await asked(page).getByLabel("E-mail address").fill("mina@tea.example");
  await page.keyboard.press("Enter");
  await asked(page).getByText("mina@tea.example").waitFor(PATIENCE);
  // Jobs go once they are done; what was sent is recorded.
  const mails = () => site.folder.query("select id from mail_record");
  await expect.poll(mails, PATIENCE).toHaveLength(1);
  // There is nothing left to put off.
  await asked(page).getByRole("button", { name: "Close" }).last().click();
  await ask(page).waitFor({ state: "hidden" });
  await page.goto(`${site.url}/checkout/`);
  await order(page);
  await stands(page, { "tell-a-friend": "answered", letters: "session" });
});

it("is never over a form that somebody writes in", async () => {
  const page = await follow(context, site.url);
  await choose(page);
  await page.focus("#search [name=q]");
  await order(page);
  await stands(page, { "tell-a-friend": "writing" });
  expect(await ask(page).isVisible()).toBe(false);
  await page.getByRole("link", { name: "Home" }).focus();
  await ask(page).waitFor();
  await asked(page).getByRole("button", { name: "Not now" }).click();
  await stands(page, { "tell-a-friend": "dismissed", letters: "quiet" });
});

it("waits for consent, and stores nothing before", async () => {
  const page = await follow(context, site.url);
  await choose(page, { ...ALL, functional: false });
  await order(page);
  await stands(page, { "tell-a-friend": "consent", letters: "consent" });
  expect(await page.evaluate(() => localStorage["stagelight-attention"] as unknown)).toBe(
    undefined,
  );
  await choose(page);
  await ask(page).waitFor();
});
