import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launch } from "../kit/browser.ts";
import { buildScenario } from "../kit/scenario.ts";
import { type Served, serve } from "../kit/serve.ts";
import { startWidgetServer, type WidgetServer } from "../kit/widgets.ts";

let browser: Browser;
let server: WidgetServer;
let site: Served;

const newsletter = {
  name: true,
  fields: [
    {
      id: "teas",
      type: "choices",
      label: "Teas",
      interest: true,
      choices: [
        { id: "oolong", label: "Oolong" },
        { id: "green", label: "Green tea" },
      ],
    },
  ],
};

beforeAll(async () => {
  const [built, ...started] = await Promise.all([
    buildScenario("newsletter-traits"),
    launch(),
    startWidgetServer({ newsletter }),
  ]);
  [browser, server] = started;
  site = await serve(built.pages, {
    handlers: {
      // The page was built before the server had a port.
      "/embed.js": (_request, response) => {
        response.setHeader("content-type", "text/javascript");
        response.end(`import "${server.url}/embed.js";`);
      },
    },
  });
}, 180_000);

afterAll(async () => {
  await browser.close();
  await Promise.all([site.close(), server.close()]);
});

const allow = (page: Page) =>
  page.evaluate(() => window.stagelight.consent.set({ personalization: true }));

async function signUpAsMina(page: Page): Promise<void> {
  await page.getByLabel("E-mail address").fill("mina@nuri.example");
  await page.getByLabel("Name").fill("Mina");
  await page.getByLabel("Oolong").check();
  await page.getByRole("button", { name: "Subscribe" }).click();
  await page.getByRole("heading", { name: "One more step" }).waitFor();
}

/** The page as it comes over the network, for this visitor. */
async function htmlFor(context: BrowserContext): Promise<string> {
  const page = await context.newPage();
  const html = await (await page.goto(site.url))!.text();
  await page.close();
  return html;
}

it("name and interests are in what the next page shows, and nowhere in its HTML or its address", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const stranger = await htmlFor(context);
  await page.goto(site.url);
  await allow(page);
  expect(await page.locator("#greeting").textContent()).toBe("Welcome");
  await signUpAsMina(page);
  // At once, by the store; slots stay as they are until the next page.
  await expect.poll(() => page.locator("#greeting").textContent()).toBe("Welcome back, Mina");
  await page.goto(site.url);
  await expect.poll(() => page.locator("#greeting").textContent()).toBe("Welcome back, Mina");
  expect(await page.locator("stagelight-slot").innerText()).toBe("New oolong has come");
  expect(await htmlFor(context)).toBe(stranger);
  expect(stranger).not.toContain("Mina");
  const asked = [...site.requests, ...server.requests].map(({ path, search }) => path + search);
  expect(asked.filter((address) => /mina|oolong/i.test(address))).toEqual([]);
  await context.close();
});

it("without consent nothing is told and nothing kept", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(site.url);
  await signUpAsMina(page);
  await page.waitForLoadState("networkidle");
  expect(await page.locator("#greeting").textContent()).toBe("Welcome");
  expect(await page.evaluate(() => window.stagelight.facts!().traits)).toEqual({});
  expect(await page.evaluate(() => localStorage.length + document.cookie.length)).toBe(0);
  await page.goto(site.url);
  expect(await page.locator("stagelight-slot").innerText()).toBe("New teas have come");
  await context.close();
});

it("who takes consent back is a stranger again", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(site.url);
  await allow(page);
  await signUpAsMina(page);
  await expect.poll(() => page.locator("#greeting").textContent()).toBe("Welcome back, Mina");
  await page.evaluate(() => window.stagelight.consent.set({ personalization: false }));
  await page.goto(site.url);
  await page.waitForLoadState("networkidle");
  expect(await page.locator("#greeting").textContent()).toBe("Welcome");
  expect(await page.locator("stagelight-slot").innerText()).toBe("New teas have come");
  await context.close();
});
