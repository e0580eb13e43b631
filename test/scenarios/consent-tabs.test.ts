import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { launch } from "../kit/browser.ts";
import { buildScenario } from "../kit/scenario.ts";
import { type Served, serve } from "../kit/serve.ts";

let browser: Browser;
let site: Served;
let google: Served;
let context: BrowserContext;

beforeAll(async () => {
  browser = await launch();
  site = await serve((await buildScenario("consent")).pages);
  google = await serve((await buildScenario("data-layer")).pages);
});

afterAll(async () => {
  await browser.close();
  await Promise.all([site.close(), google.close()]);
});

beforeEach(async () => {
  context = await browser.newContext();
});

afterEach(() => context.close());

async function open(url = site.url): Promise<Page> {
  const page = await context.newPage();
  await page.goto(url);
  await page.waitForFunction(() => "explain" in window.stagelight);
  return page;
}

const ALL = { functional: true, personalization: true, analytics: true, marketing: true };
const NONE = { functional: false, personalization: false, analytics: false, marketing: false };

const choose = (page: Page, choice: object) =>
  page.evaluate((each) => window.stagelight.consent.set(each), choice);
const identify = (page: Page, traits: object) =>
  page.evaluate((each) => window.stagelight.identify(each as never), traits);
const track = (page: Page) => page.evaluate(() => window.stagelight.track("Product Viewed"));
const stored = (page: Page) =>
  page.evaluate(() => JSON.parse(localStorage["stagelight"]) as Record<string, unknown>);

/** Waits until a tab sees what another one has stored: that takes a browser some milliseconds. */
async function arrived(from: Page, to: Page): Promise<void> {
  const text = await from.evaluate(() => localStorage["stagelight"] as string);
  await to.waitForFunction((each) => localStorage["stagelight"] === each, text);
}

describe("two tabs", () => {
  it("keep what the other one was told of the person", async () => {
    const [here, other] = [await open(), await open()];
    await choose(here, ALL);
    await arrived(here, other);
    await track(other);
    await arrived(other, here);
    await identify(here, { plan: "pro" });
    await arrived(here, other);
    await track(other);
    await arrived(other, here);
    expect(await stored(here)).toMatchObject({ t: { plan: "pro" } });
    await identify(other, { seats: 5 });
    await arrived(other, here);
    expect(await stored(here)).toMatchObject({ t: { plan: "pro", seats: 5 } });
  });

  it.each<[string, (page: Page) => Promise<unknown>]>([
    ["an event", track],
    ["an identify", (page) => identify(page, { plan: "pro" })],
  ])("do not bring back what the other one has deleted: by %s", async (_, act) => {
    const [here, other] = [await open(), await open()];
    await choose(here, ALL);
    await arrived(here, other);
    await track(other);
    await identify(other, { email: "someone@nuri.example" });
    await arrived(other, here);
    await here.evaluate(() => window.stagelight.reset());
    await arrived(here, other);
    await act(other);
    await arrived(other, here);
    expect(JSON.stringify(await stored(here))).not.toContain("someone");
  });

  it("know at once what was withdrawn in the other one", async () => {
    const [here, other] = [await open(), await open()];
    await choose(here, ALL);
    await arrived(here, other);
    await track(other);
    await choose(here, NONE);
    await arrived(here, other);
    expect(await other.evaluate(() => window.stagelight.consent.get!())).toMatchObject(NONE);
  });

  it("do not allow anew what was withdrawn in the other one", async () => {
    const [here, other] = [await open(), await open()];
    await choose(here, ALL);
    await track(other);
    await choose(here, NONE);
    await arrived(here, other);
    await choose(other, { functional: true });
    await arrived(other, here);
    expect(await stored(here)).toEqual({ c: { t: expect.any(Number), p: ["functional"] } });
  });

  it("tell Google's tags of both what was withdrawn in one", async () => {
    const [here, other] = [await open(google.url), await open(google.url)];
    await choose(here, ALL);
    await track(other);
    await choose(here, NONE);
    await expect
      .poll(() =>
        other.evaluate(() => {
          const layer = (window as unknown as { dataLayer: ArrayLike<unknown>[] }).dataLayer;
          const told = layer.filter(({ 0: command }) => command === "consent").at(-1);
          return told && [told[1], (told[2] as Record<string, string>)["analytics_storage"]];
        }),
      )
      .toEqual(["update", "denied"]);
  });
});

it("takes nothing but a plain yes for one", async () => {
  const page = await open();
  await choose(page, { ...NONE, marketing: "false", analytics: {}, functional: 1 });
  expect(await stored(page)).toEqual({ c: { t: expect.any(Number), p: [] } });
});

it("takes nothing but an object for traits", async () => {
  const page = await open();
  await choose(page, ALL);
  await identify(page, "eyJhbGciOi" as never);
  expect((await stored(page))["t"]).toEqual({});
});

it("does not ask again when a choice comes while an old one runs out", async () => {
  await context.addInitScript(() => {
    // Before the tracker runs.
    const choose = (): void => void window.stagelight.consent.set({ personalization: true });
    document.addEventListener("readystatechange", choose, { once: true });
    if (!localStorage["stagelight"]) localStorage["stagelight"] = '{"c":{"t":1,"p":[]}}';
  });
  const page = await open();
  await page.waitForFunction(() => window.stagelight.consent.get!().personalization);
  await page.waitForTimeout(300);
  expect(await stored(page)).toMatchObject({ c: { t: expect.any(Number) } });
});

it("takes calls in their order, also those that came before the tracker", async () => {
  await context.addInitScript(() => {
    const choose = (): void => {
      const { consent, identify } = window.stagelight;
      void consent.set({ personalization: true, marketing: true });
      for (const plan of ["a", "b", "c", "d"]) void identify({ plan });
      void consent.set({ marketing: false });
    };
    document.addEventListener("readystatechange", choose, { once: true });
  });
  const page = await open();
  await page.waitForTimeout(500);
  expect(await stored(page)).toMatchObject({ c: { p: ["personalization"] }, t: { plan: "d" } });
});

it("survives a choice that somebody has written by hand", async () => {
  const page = await open();
  await page.evaluate(() => {
    localStorage["stagelight"] = '{"c":{"t":1,"p":{"includes":5}}}';
  });
  await track(page);
  expect(await page.evaluate(() => window.stagelight.consent.get!())).toMatchObject(NONE);
});
