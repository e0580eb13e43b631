import { randomUUID } from "node:crypto";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launch } from "../kit/browser.ts";
import { DEMO_LANGUAGES, demoData, type OpenDemo, openDemo } from "../kit/demo.ts";
import { focusedIs, tabTo } from "../kit/keyboard.ts";
import { mailsTo, mailWith } from "../kit/mailbox.ts";
import { Shopper } from "../kit/shopper.ts";

const data = demoData();
let demo: OpenDemo;
let browser: Browser;

beforeAll(async () => {
  demo = await openDemo(4390, data.address);
  browser = await launch();
});

afterAll(async () => {
  await browser?.close();
  await demo?.close();
  data.remove();
});

/** The longest one, on a machine that is busy with others. */
const PATIENT = { timeout: 120_000 };

const newAddress = () => `mina-${randomUUID().slice(0, 8)}@example.com`;
const CODE = /NURI-[A-Z0-9-]{12,}/;

const boxes = (page: Page, name: string) =>
  page
    .locator(`input[name="${name}"]`)
    .evaluateAll((all) =>
      all
        .filter((each) => (each as HTMLInputElement).checked)
        .map((each) => (each as HTMLInputElement).value),
    );

describe("letters", () => {
  // The first of all: what is sent too quickly counts twice, and from the sixth form on plain ones wait.
  it("without JavaScript, to the end", async () => {
    const email = newAddress();
    const reader = await Shopper.enter(browser, demo.url);
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${demo.url}/`);
    const form = page.locator("stagelight-newsletter");
    await form.locator("#email").fill(email);
    await form.locator("[value=tea]").check();
    await form.locator("[type=submit]").click();
    expect(await page.locator("h1").textContent()).toBe("One more step");
    const { link } = await mailWith(reader.context, demo.url, email, "/newsletter/confirm");
    await page.goto(link);
    await page.getByRole("button", { name: "Yes, subscribe me" }).click();
    expect(await page.locator("h1").textContent()).toBe("You are in");
    expect(await page.locator("main").textContent()).toMatch(CODE);
    await page.getByRole("link", { name: "Change what you get" }).click();
    await page.getByRole("button", { name: "Unsubscribe from everything" }).click();
    expect(await page.locator("h1").textContent()).toBe("You are unsubscribed");
    await context.close();
    await reader.leave();
  });

  it("by keyboard alone: asked for, confirmed, greeted, changed, ended", PATIENT, async () => {
    const email = newAddress();
    const shopper = await Shopper.enter(browser, demo.url);
    const { page, context } = shopper;
    await shopper.open("/#letters");
    await shopper.allow();
    await tabTo(page, "#email");
    await page.keyboard.type(email);
    await tabTo(page, "[name=name]");
    await page.keyboard.type("Mina");
    await tabTo(page, "[value=tea]");
    await page.keyboard.press("Space");
    await tabTo(page, "[value=roasted-tea]");
    await page.keyboard.press("Space");
    await tabTo(page, "[type=submit]");
    await page.keyboard.press("Enter");
    const form = page.locator("stagelight-newsletter");
    await form.locator("#result").waitFor();
    expect(await focusedIs(page, "#result")).toBe(true);
    await shopper.axe();

    // The link, in the browser that has asked: no more to press.
    const asked = await mailWith(context, demo.url, email, "/newsletter/confirm");
    expect(asked.text).not.toMatch(CODE);
    await page.goto(asked.link);
    await expect.poll(() => page.locator("h1").textContent()).toBe("Welcome, Mina");
    await shopper.axe();
    const [code] = CODE.exec((await page.locator("main").textContent())!)!;
    const welcome = await mailWith(context, demo.url, email, "/newsletter/preferences");
    expect(welcome.text).toContain(code);
    expect((await mailsTo(context, demo.url, email)).length).toBe(2);

    await tabTo(page, "a[href$='/']");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.locator("[data-named]").textContent()).toBe("Welcome back, Mina.");
    expect(await page.locator("main").innerText()).toContain("You said roasted tea");
    expect(page.url()).toBe(`${demo.url}/`);

    await page.goto(welcome.link);
    expect(await boxes(page, "lists")).toEqual(["tea"]);
    expect(await boxes(page, "fields.likes")).toEqual(["roasted-tea"]);
    await tabTo(page, "[name=lists][value=events]");
    await page.keyboard.press("Space");
    await page.keyboard.press("Enter");
    await page.getByRole("status").waitFor();
    expect(await boxes(page, "lists")).toEqual(["tea", "events"]);
    await tabTo(page, "form:has([value=leave]) button");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.locator("h1").textContent()).toBe("You are unsubscribed");
    await page.goto(welcome.link);
    expect(await boxes(page, "lists")).toEqual([]);
    await shopper.leave();
  });

  it.each([
    ["ko", "journal", "dark"],
    ["zh", "", "light"],
  ] as const)("in %s, on a phone", async (language, place, colorScheme) => {
    const prefix = DEMO_LANGUAGES[language];
    const email = newAddress();
    const shopper = await Shopper.enter(browser, demo.url, { width: 360, colorScheme });
    const { page, context } = shopper;
    await shopper.open(`${prefix}/${place && `${place}/`}`);
    await shopper.allow();
    const form = page.locator("stagelight-newsletter");
    await form.locator("#email").fill(email);
    await form.locator("[name=name]").fill("미나");
    await form.locator("[value=events]").check();
    await form.locator("[value=matcha]").check();
    await form.locator("[type=submit]").click();
    await form.locator("#result").waitFor();
    const { link } = await mailWith(context, demo.url, email, "/newsletter/confirm");
    await page.goto(link);
    await expect.poll(() => page.locator("main").textContent()).toMatch(CODE);
    expect(await page.locator("html").getAttribute("lang")).toContain(language);
    await shopper.axe();
    await page.locator(`main a[href$="${prefix}/"]`).first().click();
    await expect.poll(() => page.locator("[data-named]").textContent()).toContain("미나");
    const matcha = { ko: "말차를 좋아하신다고", zh: "您说喜欢抹茶" }[language];
    expect(await page.locator("main").innerText()).toContain(matcha);
    await shopper.leave();
  });

  it("are offered after an article, once, and not again to who has closed the card", async () => {
    const shopper = await Shopper.enter(browser, demo.url);
    const { page } = shopper;
    const card = page.locator("stagelight-prompt");
    const readToTheEnd = async (article: string) => {
      await shopper.open(`/journal/${article}/`);
      await page.evaluate(() => window.stagelight.consent.set({ functional: true }));
      await page.locator(".foot h2:visible").first().scrollIntoViewIfNeeded();
    };
    const why = () =>
      page.evaluate(async () => (await window.stagelight.explain()).prompts?.[0]?.verdict);
    await readToTheEnd("kiln-visit");
    await card.locator("section").waitFor({ timeout: 30_000 });
    await shopper.axe();
    await card.getByRole("button").first().click();
    await card.waitFor({ state: "detached" });
    await readToTheEnd("water-temperature");
    await expect.poll(why).toMatch(/dismiss|quiet/);
    expect(await card.locator("section:visible").count()).toBe(0);
    await shopper.leave();
  });
});
