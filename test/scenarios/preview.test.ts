import type { RequestListener } from "node:http";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { violations } from "../kit/axe.ts";
import { launch } from "../kit/browser.ts";
import { buildScenario } from "../kit/scenario.ts";
import { type Served, serve } from "../kit/serve.ts";

const root = fileURLToPath(new URL("./preview/", import.meta.url));

let browser: Browser;
let site: Served;
let off: Served;
let context: BrowserContext;
let page: Page;
let told: string[];

beforeAll(async () => {
  browser = await launch();
  const outDir = join(root, ".tmp/off");
  await buildScenario("preview", { configFile: "off.astro.config.mjs", outDir });
  off = await serve(join(outDir, "client"));
  const { pages } = await buildScenario("preview");
  const entry = pathToFileURL(join(pages, "server/entry.mjs")).href;
  const { handler } = (await import(entry)) as { handler: RequestListener };
  site = await serve(join(pages, "client"), { handlers: { "/live": handler } });
});

afterAll(async () => {
  await browser.close();
  await site.close();
  await off.close();
});

beforeEach(async () => {
  context = await browser.newContext();
  page = await context.newPage();
  told = [];
  page.on("console", (message) => {
    if (message.type() === "warning") told.push(message.text());
  });
});

afterEach(() => context.close());

const visit = (wish: string, path = "/") =>
  page.goto(`${site.url}${path}?stagelight-preview=${wish}`);
const part = () => page.locator("[data-part]").allTextContents();
const audiences = () => page.locator("[data-audience]").allTextContents();
const notice = () => page.locator("stagelight-preview");
const stored = () =>
  page.evaluate(() => [Object.keys(localStorage), Object.keys(sessionStorage), document.cookie]);

describe("a preview link", () => {
  it("shows a stage, and says so", async () => {
    await visit("consideration");
    expect(await part()).toEqual(["consideration"]);
    expect(await page.getAttribute("html", "data-stage")).toBe("consideration");
    expect(await notice().locator("p").textContent()).toBe("Preview: Consideration");
    expect(told).toEqual([]);
  });

  it.each([
    ["stage:purchase,visits:3", "purchase", ["returning"], "Purchase · visits 3"],
    ["segment:vip", "default", ["vips"], "segment vip"],
    ["purchase,audience:vips", "purchase", ["vips"], "Purchase · audience vips"],
    ["source:google/organic", "default", ["fromSearch"], "source google/organic"],
  ])("shows %s", async (wish, stage, fitting, words) => {
    await visit(wish);
    expect(await part()).toEqual([stage]);
    expect(await audiences()).toEqual(fitting);
    expect(await notice().locator("p").textContent()).toBe(`Preview: ${words}`);
  });

  it("shows the usual page for a stage that is not there, and says so", async () => {
    await visit("purchse");
    expect(await part()).toEqual(["default"]);
    expect(await notice().locator("p").textContent()).toContain("“purchse”");
    expect(told[0]).toMatch(/"purchse".*Stages: awareness, consideration, purchase/s);
  });

  it("speaks the page's language", async () => {
    await visit("purchase", "/ko/");
    expect(await notice().locator("p").textContent()).toBe("미리보기: 구매");
    expect(await notice().locator("section").getAttribute("lang")).toBe("ko");
  });

  it("paints nothing but what it shows, however slowly the page comes", async () => {
    const slow = await serve(site.folder, { htmlChunk: 200, htmlDelayMs: 10 });
    await page.addInitScript(() => {
      const painted = new Set<string>();
      Object.assign(window, { painted });
      const look = (): void => {
        for (const each of document.querySelectorAll<HTMLElement>("[data-part]")) {
          painted.add(each.textContent);
        }
        requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
    await page.goto(`${slow.url}/?stagelight-preview=purchase`);
    const painted = await page.evaluate(() => [
      ...(window as never as { painted: Set<string> }).painted,
    ]);
    expect(painted).toEqual(["purchase"]);
    await slow.close();
  });

  it("stores, counts and sends nothing", async () => {
    await visit("purchase");
    await page.waitForLoadState("networkidle");
    site.requests.length = 0;
    const events = await page.evaluate(() => {
      const heard: string[] = [];
      for (const name of ["stagelight:event", "stagelight:stage-change"] as const) {
        document.addEventListener(name, () => heard.push(name));
      }
      window.stagelight.track("Order Completed");
      document.querySelector("button")!.click();
      return heard;
    });
    expect(events).toEqual([]);
    expect(await stored()).toEqual([[], [], ""]);
    expect(await context.cookies()).toEqual([]);
    expect(site.requests).toEqual([]);
  });

  it("leaves what is stored as it is", async () => {
    await page.goto(site.url);
    await page.waitForFunction(() => "explain" in window.stagelight);
    await page.evaluate(() => window.stagelight.consent.set({ personalization: true }));
    await page.evaluate(() => window.stagelight.track("Product Added"));
    const before = await page.evaluate(() => localStorage.getItem("stagelight"));
    const cookies = await context.cookies();
    await visit("consideration");
    await page.click("button");
    await page.click("text=Other");
    await page.waitForURL("**/other/**");
    expect(await part()).toEqual(["consideration"]);
    expect(await page.evaluate(() => localStorage.getItem("stagelight"))).toBe(before);
    expect(await context.cookies()).toEqual(cookies);
    await page.goto(site.url);
    expect(await part()).toEqual(["purchase"]);
  });

  it("is left by keyboard", async () => {
    await page.goto(`${site.url}/?a=1&stagelight-preview=purchase&b=2#end`);
    await page.locator("form input").focus();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForURL(`${site.url}/?a=1&b=2#end`);
    expect(await part()).toEqual(["default"]);
    expect(await notice().count()).toBe(0);
    await page.waitForFunction(() => "explain" in window.stagelight);
  });

  it("goes along to other pages of the site, and to no other site", async () => {
    await visit("stage:purchase,visits:3");
    await page.click("text=Other");
    await page.waitForURL(`${site.url}/other/?stagelight-preview=stage:purchase,visits:3`);
    await page.click("text=Soft");
    await page.waitForURL(
      `${site.url}/soft/?page=2&stagelight-preview=stage:purchase,visits:3#end`,
    );
    expect(await part()).toEqual(["purchase"]);
    await page.evaluate(() => {
      const link = document.querySelector<HTMLElement>('a[href^="https://elsewhere"]')!;
      link.addEventListener("click", (event) => event.preventDefault());
      link.click();
    });
    expect(await page.getAttribute("text=Elsewhere", "href")).toBe("https://elsewhere.example/");
  });

  it("goes along with the router", async () => {
    await visit("purchase", "/soft/");
    await page.evaluate(() => Object.assign(window, { same: true }));
    await page.click("text=Soft");
    await page.waitForURL("**/soft/?page=2**");
    expect(await page.evaluate(() => (window as { same?: boolean }).same)).toBe(true);
    expect(await part()).toEqual(["purchase"]);
    expect(await page.getAttribute("html", "data-stage")).toBe("purchase");
    expect(await notice().count()).toBe(1);
  });

  it("works on pages that are made on demand", async () => {
    const address = `${site.url}/live?stagelight-preview=purchase,segment:vip`;
    const response = await fetch(address);
    expect(response.headers.get("cache-control")).toBe("private, no-store");
    const html = await response.text();
    expect(html).toContain("<p data-part>purchase</p>");
    expect(html).not.toContain("<p data-part>default</p>");
    await page.goto(address);
    expect(await audiences()).toEqual(["vips"]);
    expect(await notice().count()).toBe(1);
    expect(await context.cookies()).toEqual([]);
    expect(await (await fetch(`${site.url}/live?stagelight-preview=prchase`)).text()).toContain(
      "<p data-part>default</p>",
    );
  });

  it("needs no inline style, and no HTML in texts", async () => {
    const strict = await serve(site.folder, {
      headers: {
        "content-security-policy":
          "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'",
      },
    });
    await page.goto(`${strict.url}/?stagelight-preview=<b>x</b>`);
    const section = notice().locator("section");
    expect(await section.evaluate((element) => getComputedStyle(element).position)).toBe("fixed");
    expect(await section.locator("p").textContent()).toContain("“<b>x</b>”");
    await strict.close();
  });

  it("has no axe violation", async () => {
    await visit("purchase", "/ko/");
    expect(await violations(page)).toEqual([]);
  });
});

describe("a site that does not allow previews", () => {
  it("has nothing of them", async () => {
    await page.goto(`${off.url}/?stagelight-preview=purchase`);
    expect(await part()).toEqual(["default"]);
    await page.waitForFunction(() => "explain" in window.stagelight);
    expect(await notice().count()).toBe(0);
    expect(await page.content()).not.toContain("preview=");
    expect(await (await fetch(off.url)).text()).not.toContain("stagelight-preview");
  });
});
