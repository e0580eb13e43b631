import { execFileSync } from "node:child_process";
import type { RequestListener } from "node:http";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launch } from "../kit/browser.ts";
import { type Served, serve } from "../kit/serve.ts";

const root = fileURLToPath(new URL("./content/", import.meta.url));
const astro = fileURLToPath(new URL("../node_modules/astro/bin/astro.mjs", import.meta.url));

let browser: Browser;
let site: Served;
/** What the build has printed. */
let log: string;

beforeAll(async () => {
  const { VITEST: _, ...env } = process.env;
  log = execFileSync(process.execPath, [astro, "build", "--outDir", ".tmp/default"], {
    cwd: root,
    encoding: "utf8",
    // On a build server Astro colours its lines though nobody looks.
    env: { ...env, NODE_ENV: "production", ASTRO_TELEMETRY_DISABLED: "1", NO_COLOR: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const entry = pathToFileURL(join(root, ".tmp/default/server/entry.mjs")).href;
  const { handler } = (await import(entry)) as { handler: RequestListener };
  site = await serve(join(root, ".tmp/default/client"), { handlers: { "/live": handler } });
  browser = await launch();
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const EVENTS: Record<string, string[]> = {
  awareness: [],
  consideration: ["Newsletter Subscribed"],
  retention: ["Order Completed"],
};

/** Opens a page as a visitor in a stage, on a visit of theirs, at a time. */
async function open(
  path: string,
  { stage = "awareness", visits = 1, at = "2035-05-05T12:00:00Z" } = {},
): Promise<{ page: Page; context: BrowserContext; errors: string[] }> {
  const context = await browser.newContext({ timezoneId: "Asia/Seoul" });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  await page.clock.setFixedTime(new Date(at));
  await page.goto(site.url);
  await page.waitForFunction(() => "explain" in window.stagelight);
  for (const event of EVENTS[stage]!) {
    await page.evaluate((name) => window.stagelight.track(name), event);
  }
  for (let visit = 1; visit < visits; visit++) {
    await page.clock.setFixedTime(new Date(Date.parse(at) + visit * 3_600_000));
    await page.goto(site.url);
    await page.evaluate(() => window.stagelight.track("Seen"));
  }
  await page.goto(site.url + path);
  return { page, context, errors };
}

const shown = (page: Page, place: string): Promise<string> =>
  page.locator(`[data-place=${place}]`).innerText();

describe("an entry of the collection", () => {
  it.each([
    ["/", "awareness", 1, "Our story"],
    ["/", "retention", 1, "Our story"],
    ["/ko/", "awareness", 1, "우리 이야기"],
    ["/ko/", "consideration", 1, "우리 이야기"],
    ["/ko/", "consideration", 2, "다시 오셨네요"],
    ["/live", "awareness", 1, "Our story"],
  ])("is picked on %s in %s on visit %i", async (path, stage, visits, text) => {
    const { page, context } = await open(path, { stage, visits });
    expect(await shown(page, "hero")).toBe(text);
    await context.close();
  });

  it("is picked by an audience of the config; the component's own content where none fits", async () => {
    for (const path of ["/", "/live"]) {
      const { page, context } = await open(path, { stage: "retention" });
      expect(await shown(page, "offer")).toBe("For customers");
      expect(await shown(page, "notice")).toBe("For those who stayed");
      await context.close();
      const stranger = await open(path);
      expect(await shown(stranger.page, "offer")).toBe("the page's own offer");
      expect(await shown(stranger.page, "notice")).toBe("");
      await stranger.context.close();
    }
  });

  it.each([
    ["2040-11-30T23:59:59Z", ""],
    ["2040-12-01T00:00:00Z", "Winter tea"],
    ["2040-12-24T23:59:59.999Z", "Winter tea"],
    ["2040-12-25T00:00:00Z", ""],
  ])("shows between its days, in UTC: at %s", async (at, text) => {
    const { page, context } = await open("/", { at });
    expect(await shown(page, "notice")).toBe(text);
    await context.close();
  });

  it.each(["/", "/live"])("brings islands, scripts and styles that work: %s", async (path) => {
    const { page, context, errors } = await open(path, { stage: "consideration" });
    await page.waitForFunction(() => !document.querySelector("astro-island[ssr]"));
    for (const label of ["entry", "outside"]) {
      await page.click(`[data-island=${label}]`);
      await page.waitForFunction(
        (name) => document.querySelector(`[data-island=${name}]`)?.textContent?.endsWith("1"),
        label,
      );
    }
    expect(await page.locator("[data-ready]").allTextContents()).toEqual(["entry", "outside"]);
    const border = await page.$eval(".framed", (element) => getComputedStyle(element).borderColor);
    expect(border).toBe("rgb(1, 2, 3)");
    expect(errors).toEqual([]);
    await context.close();
  });

  it("that is not shown does not take the scripts of others with it", async () => {
    const { page, context, errors } = await open("/");
    await page.waitForFunction(() => !document.querySelector("astro-island[ssr]"));
    await page.click("[data-island=outside]");
    await page.waitForFunction(() =>
      document.querySelector("[data-island=outside]")?.textContent?.endsWith("1"),
    );
    expect(await page.locator("[data-ready]").allTextContents()).toEqual(["outside"]);
    expect(errors).toEqual([]);
    await context.close();
  });

  it("on a page made on demand is the only one in the HTML", async () => {
    const html = await (await fetch(`${site.url}/live`)).text();
    expect(html).toContain("Our <strong>story</strong>");
    expect(html).not.toMatch(/<template|Compare us|Winter tea/);
  });
});

it("prints what each visitor would see, and what is over", async () => {
  const table = /What visitors see[^]*?(?=\n\d\d:\d\d:\d\d )/.exec(log)?.[0];
  await expect(`${table?.trimEnd()}\n`).toMatchFileSnapshot("./content/coverage.txt");
  for (const line of table!.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
  expect(log).toContain("it was over on 2020-01-31 and is left out");
  expect(log).toMatch(/Checked 8 entries in \d/);
});
