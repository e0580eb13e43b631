import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { launch } from "../kit/browser.ts";
import { buildScenario } from "../kit/scenario.ts";
import { type Served, serve } from "../kit/serve.ts";

let browser: Browser;
let site: Served;
let context: BrowserContext | undefined;

beforeAll(async () => {
  const [built, started] = await Promise.all([
    buildScenario("static"),
    launch({ backForwardCache: true }),
  ]);
  browser = started;
  site = await serve(built.pages);
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

afterEach(async () => {
  await context?.close();
  context = undefined;
});

/** A page of a new visitor, and what went wrong on it. */
async function visit(
  options: Parameters<Browser["newContext"]>[0] = {},
  prepare: (page: Page) => Promise<unknown> = async () => {},
): Promise<{ page: Page; errors: string[] }> {
  context = await browser.newContext(options);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  await prepare(page);
  await page.goto(site.url);
  return { page, errors };
}

const shown = (page: Page): Promise<string[]> =>
  page.locator("p#p:visible, p#greeting:visible").allTextContents();

const tracked = (page: Page) => page.waitForFunction(() => "explain" in window.stagelight);

/** What is there without the head script, and what a stranger sees with it. */
const DEFAULT = ["default", "welcome"];
const STRANGER = ["awareness", "welcome"];

describe("without the head script", () => {
  it("shows the whole default when JavaScript is off", async () => {
    const { page } = await visit({ javaScriptEnabled: false });
    expect(await shown(page)).toEqual(DEFAULT);
    const box = await page.locator("p#p").boundingBox();
    expect(box!.width).toBeGreaterThan(300);
    expect(await page.locator("[data-island=default]").isVisible()).toBe(true);
    const image = page.locator('img[src="/default.svg"]');
    expect(await image.boundingBox()).toMatchObject({ width: 10, height: 10 });
  });

  it("shows the whole default when inline scripts are blocked", async () => {
    const guarded = await serve(site.folder, {
      headers: { "content-security-policy": "script-src 'self'" },
    });
    const { page, errors } = await visit();
    await page.goto(guarded.url);
    expect(await shown(page)).toEqual(DEFAULT);
    expect(await page.getAttribute("html", "data-stage")).toBeNull();
    expect(errors).toEqual([]);
    await guarded.close();
  });

  it("still decides when the tracker is blocked", async () => {
    const { page } = await visit();
    await tracked(page);
    await page.evaluate(() => window.stagelight.track("Product Added"));
    await page.route(/page\..*\.js$/, (route) => route.abort());
    await page.reload();
    expect(await shown(page)).toEqual(["purchase", "welcome"]);
  });
});

describe("storage", () => {
  it("is not needed: the page remembers by itself", async () => {
    const { page, errors } = await visit({}, (page) =>
      page.addInitScript(() => {
        Object.defineProperty(window, "localStorage", {
          get() {
            throw new DOMException("refused", "SecurityError");
          },
        });
      }),
    );
    await tracked(page);
    expect(await shown(page)).toEqual(STRANGER);
    await page.evaluate(() => window.stagelight.track("Product Added"));
    const { tracks } = await page.evaluate(() => window.stagelight.explain());
    expect(tracks[0]).toMatchObject({ stage: "purchase", rule: "buying" });
    await page.evaluate(() => window.stagelight.reset());
    expect(errors).toEqual([]);
  });

  it("may be full", async () => {
    const { page, errors } = await visit({}, (page) =>
      page.addInitScript(() => {
        Storage.prototype.setItem = () => {
          throw new DOMException("full", "QuotaExceededError");
        };
      }),
    );
    await tracked(page);
    await page.evaluate(() => window.stagelight.track("Product Added"));
    await page.evaluate(() => window.stagelight.track("Order Completed"));
    const { tracks } = await page.evaluate(() => window.stagelight.explain());
    expect(tracks[0]).toMatchObject({ stage: "retention", from: "purchase" });
    expect(errors).toEqual([]);
  });

  it.each([
    "",
    "nonsense",
    "null",
    "5",
    '"text"',
    "[]",
    "{",
    '{"l":5}',
    '{"l":[1,2,3]}',
    '{"l":[1,"x",1e99,["",5]],"d":[],"x":"y","v":{},"s":5,"t":7}',
    '{"d":{"":[{}]},"s":{"source":{},"medium":[]},"l":[0]}',
    '{"d":{"__proto__":{"polluted":1},"":["purchase",null]},"t":{"__proto__":{"polluted":1}}}',
    '{"d":{"":null},"l":[99,"h",1,["","purchase",1,1]]}',
    '{"v":{"toString":1,"valueOf":1}}',
    '{"x":{"toString":1,"valueOf":1},"l":[1]}',
    '{"d":{"":["purchase",{"toString":1,"valueOf":1},"awareness"]}}',
  ])("may hold %s", async (text) => {
    const { page, errors } = await visit();
    await tracked(page);
    await page.evaluate((value) => localStorage.setItem("stagelight", value), text);
    await page.reload();
    await tracked(page);
    expect((await shown(page))[0]).toBe("awareness");
    await page.evaluate(() => window.stagelight.track("Product Added"));
    await page.reload();
    expect((await shown(page))[0]).toBe("purchase");
    expect(await page.evaluate(() => (({}) as { polluted?: 1 }).polluted)).toBeUndefined();
    expect(errors).toEqual([]);
  });

  it("holds one key, and nothing else is kept anywhere", async () => {
    const { page } = await visit();
    await tracked(page);
    await page.evaluate(() => window.stagelight.track("Product Added"));
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual(["stagelight"]);
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
    expect(await context!.cookies()).toEqual([]);
    await page.evaluate(() => window.stagelight.reset());
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
  });
});

describe("time", () => {
  it("moves a visitor back by decay, before the first paint", async () => {
    const { page } = await visit({}, (page) => page.clock.install({ time: "2026-11-01" }));
    await tracked(page);
    await page.evaluate(() => window.stagelight.track("Product Added"));
    await page.clock.setFixedTime("2026-11-09");
    await page.reload();
    expect(await shown(page)).toEqual(["consideration", "welcome back"]);
    await page.clock.setFixedTime("2026-12-20");
    await page.reload();
    expect((await shown(page))[0]).toBe("awareness");
  });

  it("may be wrong by years, and right again", async () => {
    const { page, errors } = await visit({}, (page) => page.clock.install({ time: "2039-01-01" }));
    await tracked(page);
    await page.evaluate(() => window.stagelight.track("Product Added"));
    await page.clock.setFixedTime("2026-11-01");
    await page.reload();
    await tracked(page);
    expect((await shown(page))[0]).toBe("purchase");
    await page.evaluate(() => window.stagelight.track("Something"));
    await page.clock.setFixedTime("2026-11-20");
    await page.reload();
    expect((await shown(page))[0]).toBe("consideration");
    expect(errors).toEqual([]);
  });
});

describe("navigation", () => {
  it("shows and counts anew a page that comes back from the back/forward cache", async () => {
    const { page } = await visit();
    await tracked(page);
    await page.evaluate(() => Object.assign(window, { kept: true }));
    await page.goto(`${site.url}/?second`);
    await tracked(page);
    await page.evaluate(() => window.stagelight.track("Product Added"));
    await page.evaluate(() => history.back());
    await page.waitForURL(`${site.url}/`, { waitUntil: "commit" });
    await page.waitForFunction(() => (window as { kept?: boolean }).kept);
    await page.waitForSelector('html[data-stage="purchase"]');
    expect((await shown(page))[0]).toBe("purchase");
    const memory = await page.evaluate(() => JSON.parse(localStorage.getItem("stagelight")!));
    await page.evaluate(() => window.stagelight.reset());
    await page.goto(`${site.url}/?third`);
    await tracked(page);
    await page.evaluate(() => history.back());
    await page.waitForSelector('html[data-stage="awareness"]');
    expect((await shown(page))[0]).toBe("awareness");
    expect(memory.v).toBe(1);
  });

  it("counts a prerendered page only when it is shown, with what was learnt meanwhile", async () => {
    // Headless Chromium prerenders nothing, so the page is told that it is prerendered.
    const { page } = await visit();
    await tracked(page);
    const ahead = await context!.newPage();
    await ahead.addInitScript(() => {
      Object.defineProperty(document, "prerendering", { value: true, configurable: true });
      const told: string[] = [];
      Object.assign(window, { told });
      document.addEventListener("stagelight:event", ({ detail }) => {
        told.push(String(detail.event ?? detail.type));
      });
      document.addEventListener("DOMContentLoaded", () => window.stagelight.track("Seen"));
    });
    await ahead.goto(site.url, { waitUntil: "load" });
    await ahead.waitForSelector("[data-ready]");
    expect(await ahead.evaluate(() => (window as never as { told: string[] }).told)).toEqual([]);
    expect((await shown(ahead))[0]).toBe("awareness");
    await page.evaluate(() => window.stagelight.track("Product Added"));
    await ahead.evaluate(() => {
      Object.defineProperty(document, "prerendering", { value: false });
      document.dispatchEvent(new Event("prerenderingchange"));
    });
    await expect.poll(async () => (await shown(ahead))[0]).toBe("purchase");
    await expect
      .poll(() => ahead.evaluate(() => (window as never as { told: string[] }).told))
      .toEqual(["page", "Seen"]);
  });

  it("counts a prerendered page where what few pages need cannot be loaded", async () => {
    const { page } = await visit({}, async (page) => {
      await page.route("**/later.*", (route) => route.abort());
      await page.addInitScript(() =>
        Object.defineProperty(document, "prerendering", { value: true, configurable: true }),
      );
    });
    await page.waitForLoadState("load");
    await page.evaluate(() => {
      Object.defineProperty(document, "prerendering", { value: false });
      document.dispatchEvent(new Event("prerenderingchange"));
    });
    await tracked(page);
    expect(await page.evaluate(() => localStorage["stagelight"])).toContain('"v":1');
  });

  it("follows what another tab forgot", async () => {
    const { page } = await visit();
    await tracked(page);
    await page.evaluate(() => window.stagelight.track("Product Added"));
    await page.evaluate(() => Object.assign(window, { kept: true }));
    await page.goto(`${site.url}/?elsewhere`);
    await tracked(page);
    await page.evaluate(() => localStorage.removeItem("stagelight"));
    await page.evaluate(() => history.back());
    await page.waitForURL(`${site.url}/`, { waitUntil: "commit" });
    await page.waitForFunction(() => (window as { kept?: boolean }).kept);
    await page.waitForSelector('html[data-stage="awareness"]');
    expect((await shown(page))[0]).toBe("awareness");
  });

  it("lets two tabs write in turn without losing events", async () => {
    const { page } = await visit();
    await tracked(page);
    const other = await context!.newPage();
    await other.goto(site.url);
    await tracked(other);
    await page.evaluate(() => window.stagelight.track("Product Viewed"));
    await other.evaluate(() => window.stagelight.track("Product Viewed"));
    await page.reload();
    expect((await shown(page))[0]).toBe("consideration");
  });
});

describe("slots within slots", () => {
  it("show what fits, at first and when they are decided anew", async () => {
    const nested = async (page: Page): Promise<string[]> => {
      const texts = await page.locator("[data-nested]:visible").allInnerTexts();
      return texts.map((text) => text.replace(/,\s*/g, ", ").trim());
    };
    const { page } = await visit();
    await page.goto(`${site.url}/nested/`);
    await tracked(page);
    expect(await nested(page)).toEqual(["default, default"]);
    for (const [event, expected] of [
      ["Product Added", "purchase, purchase"],
      ["Order Cancelled", "default, consideration"],
      ["Order Completed", "default, default"],
      ["Product Added", "purchase, purchase"],
    ] as const) {
      await page.evaluate((name) => {
        Object.assign(window, { kept: true });
        window.stagelight.track(name);
      }, event);
      await page.goto(`${site.url}/?away`);
      await tracked(page);
      await page.evaluate(() => history.back());
      await page.waitForURL(`${site.url}/nested/`, { waitUntil: "commit" });
      await page.waitForFunction(() => (window as { kept?: boolean }).kept);
      await expect.poll(() => nested(page), { message: event }).toEqual([expected]);
    }
  });
});

describe("declared events", () => {
  it("tell nothing of what was written in a form, whatever its fields are called", async () => {
    const { page } = await visit();
    await tracked(page);
    const told = await page.evaluate(() => {
      const form = document.createElement("form");
      form.method = "post";
      form.id = "contact";
      form.innerHTML =
        "<input name=name value=secret><input name=id value=secret><input name=method><button>";
      form.addEventListener("submit", (event) => event.preventDefault());
      document.body.append(form);
      const heard: unknown[] = [];
      document.addEventListener("stagelight:event", ({ detail }) => heard.push(detail));
      form.querySelector("button")!.click();
      return JSON.stringify(heard);
    });
    expect(told).toContain('"event":"Form Submitted","properties":{"form":"contact"}');
    expect(told).not.toContain("secret");
  });
});

describe("consent", () => {
  it("stores nothing when the config does not allow it", async () => {
    const built = await buildScenario("no-config");
    const silent = await serve(built.pages);
    const { page } = await visit();
    await page.goto(silent.url);
    await tracked(page);
    // Left from a time when the config allowed it: not ours to read any more.
    await page.evaluate(() =>
      localStorage.setItem("stagelight", '{"d":{"":["purchase"]},"l":[1]}'),
    );
    await page.reload();
    await tracked(page);
    expect(await page.locator("p").textContent()).toBe("default");
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
    await page.evaluate(() => window.stagelight.track("Product Added"));
    const { tracks } = await page.evaluate(() => window.stagelight.explain());
    expect(tracks[0]).toMatchObject({ stage: "purchase" });
    await page.reload();
    expect(await page.locator("p").textContent()).toBe("default");
    expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
    expect(await context!.cookies(silent.url)).toEqual([]);
    await silent.close();
  });
});
