import { fileURLToPath } from "node:url";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { violations } from "../kit/axe.ts";
import { launch } from "../kit/browser.ts";
import { type DevServer, startDevServer } from "../kit/dev-server.ts";

const root = fileURLToPath(new URL("./toolbar/", import.meta.url));

let server: DevServer;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let errors: string[];

beforeAll(async () => {
  [server, browser] = await Promise.all([startDevServer(root), launch()]);
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

beforeEach(async () => {
  context = await browser.newContext({ reducedMotion: "reduce" });
  page = await context.newPage();
  errors = [];
  page.on("pageerror", ({ message }) => errors.push(message));
});

afterEach(async () => {
  expect(errors).toEqual([]);
  await context.close();
});

const app = () => page.locator('astro-dev-toolbar button[data-app-id="stagelight"]').first();
const panel = () => page.getByRole("region", { name: "Stagelight" });
const control = (label: string) => panel().getByLabel(label, { exact: true });
const tab = (name: RegExp) => panel().getByRole("tab", { name }).click();
const text = (id: string) => page.locator(`main #${id}`).allTextContents();
// On a preview the tracker does nothing; else it brings this with it.
const ready = () => page.waitForFunction(() => "facts" in window.stagelight);

/** A page with the window open, by keyboard as by mouse. */
async function open(path = ""): Promise<void> {
  await page.goto(server.url + path);
  await ready();
  await app().waitFor({ state: "attached" });
  await expect
    .poll(async () => {
      await app().focus();
      await page.keyboard.press("Enter");
      return panel().isVisible();
    })
    .toBe(true);
}

describe("picking a visitor", () => {
  it("shows at once what the visitor would see, and stores nothing", async () => {
    await open();
    expect(await text("stage")).toEqual(["default"]);
    await control("Stage").selectOption("consideration");
    expect(await text("stage")).toEqual(["consideration"]);
    expect(await page.getAttribute("html", "data-stage")).toBe("consideration");
    await control("Stage on “teaware”").selectOption("retention");
    expect(await text("track")).toEqual(["retention on teaware"]);
    await control("Visits").fill("3");
    await page.keyboard.press("Enter");
    expect(await text("greeting")).toEqual(["welcome back"]);
    await control("Source").selectOption("Google search");
    expect(await text("search")).toEqual(["from search"]);
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
    expect(await panel().getByRole("status").first().textContent()).toContain("somebody else");
  });

  it("goes along to other pages, also to those that are made on demand", async () => {
    await open();
    await control("Stage").selectOption("purchase");
    await control("Visits").fill("4");
    await page.keyboard.press("Enter");
    await page.click("text=Another page");
    await page.waitForURL("**/other/");
    expect(await text("stage")).toEqual(["purchase"]);
    await page.click("text=Live");
    await page.waitForURL("**/live/");
    expect(await page.locator("stagelight-slot").count()).toBe(0);
    expect(await text("stage")).toEqual(["purchase"]);
    expect(await text("greeting")).toEqual(["welcome back"]);
    await panel().waitFor();
    await control("Stage").selectOption("consideration");
    await expect.poll(() => text("stage")).toEqual(["consideration"]);
  });

  it("is left as it was entered", async () => {
    await page.goto(server.url);
    await ready();
    await page.evaluate(() => window.stagelight.consent.set({ personalization: true }));
    await page.evaluate(() => window.stagelight.track("Product Added"));
    const before = await page.evaluate(() => localStorage.getItem("stagelight"));
    await open("other/");
    const visited = await page.evaluate(() => localStorage.getItem("stagelight"));
    expect(visited).not.toBe(before);
    await control("Stage").selectOption("consideration");
    await page.evaluate(() => window.stagelight.track("Order Completed"));
    expect(await page.evaluate(() => localStorage.getItem("stagelight"))).toBe(visited);
    await panel().getByRole("button", { name: "As yourself" }).click();
    expect(await text("stage")).toEqual(["purchase"]);
    expect(await control("Stage").inputValue()).toBe("purchase");
    expect(await page.evaluate(() => sessionStorage.getItem("stagelight-as"))).toBeNull();
    expect((await context.cookies()).map(({ name }) => name)).not.toContain("stagelight-as");
  });

  it("leaves nothing behind when its tab is closed", async () => {
    await open();
    await control("Stage").selectOption("purchase");
    await page.close();
    page = await context.newPage();
    await open();
    expect(await text("stage")).toEqual(["default"]);
    expect((await context.cookies()).map(({ name }) => name)).not.toContain("stagelight-as");
    await page.goto(`${server.url}live/`);
    expect(await text("stage")).toEqual(["default"]);
  });

  it("shows what consent changes", async () => {
    await open();
    await control("Stage").selectOption("consideration");
    expect(await control("Consent").inputValue()).toBe("given");
    await control("Consent").selectOption("refused");
    expect(await text("stage")).toEqual(["default"]);
    expect(await panel().textContent()).toContain("a stranger on every page");
    await control("Consent").selectOption("given");
    expect(await text("stage")).toEqual(["consideration"]);
    await control("Consent").selectOption("none");
    expect(await page.evaluate(() => window.stagelight.consent.get!().decided)).toBe(false);
    await page.evaluate(() => window.stagelight.track("Order Completed"));
    await page.evaluate(() => window.stagelight.track("Product Reviewed"));
    expect(await control("Stage").inputValue()).toBe("advocacy");
  });

  it("puts somebody into a segment, with interests", async () => {
    await open();
    await control("Segment").selectOption("vip");
    expect(await page.locator("#hero").textContent()).toContain("Hero for the VIPs");
    await control("Interests").fill("green-tea, oolong");
    await page.keyboard.press("Enter");
    expect(await text("interest")).toEqual(["green tea"]);
    await control("Stage").selectOption("retention");
    await page.click("text=Another page");
    await page.waitForURL("**/other/");
    await panel().waitFor();
    expect(await control("Segment").inputValue()).toBe("vip");
    expect(await page.locator("#hero").textContent()).toContain("Hero for the VIPs");
    await page.click("text=Live");
    await page.waitForURL("**/live/");
    expect(await page.locator("#hero").textContent()).toContain("Hero for the VIPs");
    expect(await text("interest")).toEqual(["green tea"]);
    await panel().waitFor();
    await page.goBack();
    await panel().waitFor();
    await control("Segment").selectOption("none");
    expect(await page.locator("#hero").textContent()).toContain("Hero for all");
  });

  it("takes UTM values", async () => {
    await open();
    await control("Source").selectOption("UTM values…");
    await control("utm_source").fill("bing");
    await control("utm_medium").fill("organic");
    await page.keyboard.press("Enter");
    expect(await text("search")).toEqual(["from search"]);
  });

  it("adds a track", async () => {
    await open();
    await control("Another track").fill("tea");
    await page.keyboard.press("Enter");
    await control("Stage on “tea”").selectOption("advocacy");
    expect(await page.evaluate(() => window.stagelight.facts!().tracks)).toMatchObject({
      tea: "advocacy",
    });
  });

  it("goes to the page in another language", async () => {
    await open();
    await control("Stage").selectOption("purchase");
    await panel().getByRole("link", { name: "Korean" }).click();
    await page.waitForURL("**/ko/");
    expect(await text("stage")).toEqual(["purchase"]);
    await panel().waitFor();
    await open("other/");
    await panel().getByRole("link", { name: "Korean" }).click();
    await panel().getByText("There is no such page in Korean: /ko/other/").waitFor();
  });
});

describe("events", () => {
  it("are told, newest first, with what they changed and why", async () => {
    await open();
    await tab(/Events/);
    const entries = () => panel().getByRole("log").getByRole("listitem");
    await expect.poll(() => entries().first().textContent()).toContain("Page /");
    await panel().getByRole("button", { name: "Product Added" }).click();
    await expect
      .poll(() => entries().first().textContent())
      .toContain("Stage changed on “teaware”: awareness → purchase");
    const [change] = await entries().allTextContents();
    expect(change).toMatch(/Rule “buying”.*once \(\d/);
    await tab(/Slots/);
    expect(await panel().getByRole("listitem").first().textContent()).toContain(
      "Shows the default, and on the next page purchase.",
    );
    await tab(/Visitor/);
    expect(await panel().textContent()).toMatch(/If nothing happens: in 7 days back to/);
    await tab(/Events/);
    await page.evaluate(() => window.stagelight.consent.set({ personalization: true }));
    await expect.poll(() => entries().first().textContent()).toContain("Consent: ");
  });

  it("can be of one's own", async () => {
    await open();
    await tab(/Events/);
    await control("Another event").fill("Signed Up");
    await control("Properties, as JSON").fill("[1]");
    await page.keyboard.press("Enter");
    expect(await panel().getByRole("alert").textContent()).toContain("must be a JSON object");
    await control("Properties, as JSON").fill('{"plan": "team"}');
    await page.keyboard.press("Enter");
    expect(await panel().getByRole("log").textContent()).toContain("Signed Up");
    await panel().getByRole("log").getByText("1 properties").first().click();
    expect(await panel().getByRole("log").textContent()).toContain('plan: "team"');
    expect(await panel().getByRole("alert").textContent()).toBe("");
  });
});

describe("slots", () => {
  it("tell what they show and why", async () => {
    await open();
    await tab(/Slots/);
    const slot = (name: string) =>
      panel()
        .getByRole("listitem")
        .filter({ has: page.getByRole("heading", { name, exact: true }) })
        .first();
    expect(await slot("stage").textContent()).toContain(
      "failed stage is consideration (it is awareness)",
    );
    expect(await slot("greeting").textContent()).toContain(
      "for the audience “returning”failed visits is at least 3 (it is 1)",
    );
    expect(await slot("hero").textContent()).toContain(
      "For our best customerssrc/content/stagelight/hero-vip.md",
    );
    const frame = page.locator("astro-dev-toolbar-highlight[highlight-style=yellow]").last();
    await slot("search").getByRole("button").focus();
    const [outline, content] = [
      await frame.boundingBox(),
      await page.locator("#search").boundingBox(),
    ];
    expect(Math.abs(outline!.y - content!.y)).toBeLessThan(10);
    expect(await frame.isVisible()).toBe(true);
    await panel().getByRole("tab", { name: /Slots/ }).focus();
    expect(await frame.isVisible()).toBe(false);
  });
});

it("works by keyboard alone", async () => {
  await open();
  const active = () => panel().locator(":focus");
  expect(await active().textContent()).toBe("Visitor");
  await page.keyboard.press("ArrowRight");
  expect(await active().textContent()).toMatch(/^Slots/);
  await page.keyboard.press("End");
  expect(await active().textContent()).toMatch(/^Events/);
  await page.keyboard.press("Home");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowDown");
  expect(await text("stage")).toEqual(["consideration"]);
  await page.keyboard.press("Escape");
  expect(await panel().isVisible()).toBe(false);
});

it("knows preview links", async () => {
  await open("?stagelight-preview=purchase");
  expect(await text("stage")).toEqual(["purchase"]);
  expect(await panel().textContent()).toContain("The address asks for a preview");
  expect(await control("Stage").isDisabled()).toBe(true);
});

it.each([
  ["wide", 1280],
  ["narrow", 360],
])("has no axe violation when it is %s", async (_, width) => {
  await page.setViewportSize({ width, height: 800 });
  await open();
  await control("Stage").selectOption("consideration");
  for (const name of [/Visitor/, /Slots/, /Events/]) {
    await tab(name);
    expect(await violations(page, { within: "astro-dev-toolbar" })).toEqual([]);
    const wide = await panel().evaluate((element) => element.scrollWidth - element.clientWidth);
    expect(wide).toBeLessThanOrEqual(0);
  }
});
