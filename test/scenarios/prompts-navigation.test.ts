import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launch } from "../kit/browser.ts";
import { type PromptPage, servePrompts, visitPrompts } from "../kit/prompts.ts";
import { buildScenario } from "../kit/scenario.ts";
import type { Served } from "../kit/serve.ts";

let browser: Browser;
let site: Served;

beforeAll(async () => {
  const [built, started] = await Promise.all([
    buildScenario("prompts"),
    launch({ backForwardCache: true }),
  ]);
  browser = started;
  site = await servePrompts(built);
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

const told = (visited: PromptPage, actions: string[]) =>
  expect.poll(() => visited.told(), { timeout: 20_000 }).toEqual(actions);

const ask = ({ page }: PromptPage) => page.evaluate(() => window.stagelight.prompt!("code"));

it("with a client router, each page begins anew, and what was open is gone", async () => {
  const budget = { perSession: 2 };
  const visited = await visitPrompts(browser, site, {
    show: "code",
    as: "slide-in",
    path: "/router/",
    budget,
  });
  const { page } = visited;
  await ask(visited);
  await told(visited, ["shown"]);
  await page.evaluate(() => document.querySelector<HTMLElement>("#more")!.click());
  await page.locator("#here").waitFor({ state: "attached" });
  expect(await page.locator("stagelight-prompt").count()).toBe(0);
  expect(await page.evaluate(() => document.documentElement.style.cssText)).toBe("");
  expect(await visited.why("code")).toMatch(/^(trigger|landing)$/);
  await ask(visited);
  await told(visited, ["shown", "shown"]);
  expect(await page.locator("stagelight-prompt").count()).toBe(1);
  await visited.end();
});

it("a page that the Back button brings back still has its prompt, and begins anew", async () => {
  const visited = await visitPrompts(browser, site, { show: "code", as: "slide-in" });
  const { page } = visited;
  await ask(visited);
  await told(visited, ["shown"]);
  await page.goto(`${site.url}/ko/`);
  await page.waitForFunction(() => "explain" in window.stagelight);
  expect(await visited.why("code")).toMatch(/^(session|landing)$/);
  await page.goBack({ waitUntil: "commit" });
  await told(visited, ["shown"]);
  expect(await visited.why("code")).toBe("open");
  await page.getByRole("button", { name: "Not now" }).click();
  await told(visited, ["shown", "dismissed"]);
  expect(await visited.why("code")).toBe("dismissed");
  await visited.end();
});
