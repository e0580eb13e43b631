import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { launch } from "../kit/browser.ts";
import { buildScenario } from "../kit/scenario.ts";
import { type Served, serve } from "../kit/serve.ts";

let browser: Browser;
let site: Served;
let context: BrowserContext;

beforeAll(async () => {
  const [built, started] = await Promise.all([buildScenario("consent"), launch()]);
  browser = started;
  site = await serve(built.pages);
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

afterEach(() => context.close());

/** The page, opened by a new visitor. */
async function visit(prepare: (page: Page) => Promise<unknown> = async () => {}): Promise<Page> {
  context = await browser.newContext();
  const page = await context.newPage();
  await prepare(page);
  await page.goto(site.url);
  await tracked(page);
  return page;
}

const tracked = (page: Page) => page.waitForFunction(() => "explain" in window.stagelight);

/** Everything that is stored, wherever a page can store. */
async function stored(page: Page): Promise<unknown> {
  const here = await page.evaluate(async () => ({
    local: Object.fromEntries(Object.entries(localStorage)),
    session: Object.fromEntries(Object.entries(sessionStorage)),
    databases: await indexedDB.databases(),
    caches: "caches" in window ? await caches.keys() : [],
  }));
  return { ...here, cookies: await context.cookies() };
}

const NOTHING = { local: {}, session: {}, databases: [], caches: [], cookies: [] };
const refusal = {
  ...NOTHING,
  local: { stagelight: expect.stringMatching(/^\{"c":\{"t":\d{10},"p":\[\]\}\}$/) },
};

const choose = (page: Page, what: "all" | "none") =>
  page.evaluate(
    (value) =>
      new Promise<unknown>((resolve) => {
        document.addEventListener("stagelight:consent", ({ detail }) => resolve(detail), {
          once: true,
        });
        document.querySelector<HTMLElement>(`[data-stagelight-consent=${value}]`)!.click();
      }),
    what,
  );

const consent = (page: Page) => page.evaluate(() => window.stagelight.consent.get!());
const buy = (page: Page) => page.evaluate(() => window.stagelight.track("Product Added"));
const shown = (page: Page) => page.locator("p").first().textContent();

const ALL = { functional: true, personalization: true, analytics: true, marketing: true };
const NONE = { functional: false, personalization: false, analytics: false, marketing: false };

describe("before a choice", () => {
  it("stores nothing and asks for nothing but the page's own files", async () => {
    site.requests.length = 0;
    const foreign: string[] = [];
    const page = await visit(async (page) => {
      page.on("request", (request) => {
        if (!request.url().startsWith(site.url)) foreign.push(request.url());
      });
    });
    await buy(page);
    await page.mouse.wheel(0, 500);
    await page.waitForTimeout(1500);
    expect(await stored(page)).toEqual(NOTHING);
    for (const { path } of site.requests) {
      expect(path).toMatch(/^\/$|^\/favicon[.]ico$|^\/_astro\/(page|later)[.][\w-]+[.]js$/);
    }
    expect(foreign).toEqual([]);
    expect(await consent(page)).toEqual({
      necessary: true,
      ...NONE,
      decided: false,
      globalPrivacyControl: false,
    });
  });
});

describe("a choice", () => {
  it("of yes keeps what the page has learnt, and the next page uses it", async () => {
    const page = await visit();
    await buy(page);
    expect(await choose(page, "all")).toMatchObject({ ...ALL, decided: true });
    await page.reload();
    expect(await shown(page)).toBe("purchase");
  });

  it("of no leaves one key, the refusal, and is not asked for again", async () => {
    const page = await visit();
    await buy(page);
    expect(await choose(page, "none")).toMatchObject({ ...NONE, decided: true });
    await buy(page);
    expect(await stored(page)).toEqual(refusal);
    await page.reload();
    await tracked(page);
    await buy(page);
    expect(await shown(page)).toBe("default");
    expect(await consent(page)).toMatchObject({ decided: true });
    expect(await stored(page)).toEqual(refusal);
  });

  it("that is withdrawn takes everything with it within a second, in every tab", async () => {
    const page = await visit();
    await choose(page, "all");
    await buy(page);
    const other = await context.newPage();
    await other.goto(site.url);
    await tracked(other);
    await buy(other);
    const before = Date.now();
    await choose(page, "none");
    expect(await stored(page)).toEqual(refusal);
    expect(Date.now() - before).toBeLessThan(1000);
    // A browser takes some milliseconds to tell other tabs.
    await other.waitForFunction(() => !String(localStorage["stagelight"]).includes('"d"'));
    await buy(other);
    expect(await stored(other)).toEqual(refusal);
    expect(await consent(other)).toMatchObject(NONE);
  });

  it("can be for some purposes, by calls that came before the tracker too", async () => {
    const page = await visit((page) =>
      page.addInitScript(() => {
        document.addEventListener("DOMContentLoaded", () => {
          void window.stagelight.consent.set({ personalization: true });
        });
      }),
    );
    await page.waitForFunction(() => window.stagelight.consent.get!().decided);
    expect(await consent(page)).toMatchObject({ ...NONE, personalization: true });
    await page.evaluate(() => window.stagelight.consent.set({ analytics: true }));
    expect(await consent(page)).toMatchObject({
      ...NONE,
      personalization: true,
      analytics: true,
    });
    await page.evaluate(() => window.stagelight.consent.set({ personalization: false }));
    expect(await consent(page)).toMatchObject({ ...NONE, analytics: true });
    expect(
      Object.keys(JSON.parse((await page.evaluate(() => localStorage["stagelight"])) ?? "")),
    ).toEqual(["c"]);
  });

  it("survives forgetting the visitor", async () => {
    const page = await visit();
    await choose(page, "all");
    await buy(page);
    await page.evaluate(() => window.stagelight.reset());
    expect(await consent(page)).toMatchObject(ALL);
    expect(await page.evaluate(() => window.stagelight.facts!().stage)).toBe("awareness");
  });

  it("is asked for again after half a year, and holds until then", async () => {
    const page = await visit((page) => page.clock.install({ time: "2026-01-01" }));
    await choose(page, "all");
    await buy(page);
    await page.clock.setFixedTime("2026-06-25");
    await page.reload();
    await tracked(page);
    expect(await consent(page)).toMatchObject({ ...ALL, decided: true });
    await page.clock.setFixedTime("2026-07-05");
    await page.reload();
    await page.waitForFunction(() => window.stagelight.consent.get?.().decided === false);
    expect(await consent(page)).toMatchObject(ALL);
  });

  it.each(["5", "[]", '{"p":5}', '{"t":"x","p":{}}', '{"t":1e99,"p":["personalization"]}'])(
    "may have been tampered with: %s",
    async (c) => {
      const errors: string[] = [];
      const page = await visit(async (page) => page.on("pageerror", (e) => errors.push(e.message)));
      await page.evaluate((value) => localStorage.setItem("stagelight", `{"c":${value}}`), c);
      await page.reload();
      await tracked(page);
      await buy(page);
      await choose(page, "none");
      expect(await stored(page)).toEqual(refusal);
      expect(errors).toEqual([]);
    },
  );
});

describe("Global Privacy Control", () => {
  it("forbids marketing whatever is chosen, and says so", async () => {
    const page = await visit((page) =>
      page.addInitScript(() => {
        Object.defineProperty(Navigator.prototype, "globalPrivacyControl", { get: () => true });
      }),
    );
    await page.waitForSelector("[data-stagelight-gpc]:not([hidden])");
    expect(await choose(page, "all")).toEqual({
      necessary: true,
      ...ALL,
      marketing: false,
      decided: true,
      globalPrivacyControl: true,
    });
    expect(await page.evaluate(() => localStorage["stagelight"])).not.toContain("marketing");
  });

  it("is not claimed without it", async () => {
    const page = await visit();
    await page.waitForTimeout(300);
    expect(await page.locator("[data-stagelight-gpc]").isVisible()).toBe(false);
  });
});
