import { copyFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launch } from "../kit/browser.ts";
import { type DevServer, startDevServer } from "../kit/dev-server.ts";

const root = fileURLToPath(new URL("./dev/", import.meta.url));
const config = `${root}stagelight.config.ts`;

let server: DevServer;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  copyFileSync(`${root}first.config.ts`, config);
  [server, browser] = await Promise.all([startDevServer(root), launch()]);
  page = await browser.newPage();
});

afterAll(async () => {
  await browser.close();
  await server.close();
  rmSync(config, { force: true });
});

it("works in astro dev, and follows a changed config", async () => {
  const { url } = server;
  const errors: string[] = [];
  page.on("pageerror", ({ message }) => errors.push(message));
  await page.goto(url);
  await page.waitForFunction(() => "explain" in window.stagelight);
  await page.evaluate(() => window.stagelight.track("Signed Up"));
  await page.reload();
  expect(await page.locator("stagelight-slot p").allTextContents()).toEqual(["trying"]);
  expect((await page.evaluate(() => window.stagelight.explain())).stages).toEqual([
    "looking",
    "trying",
  ]);
  writeFileSync(
    config,
    `export default { lifecycle: { model: { stages: ["looking", "trying", "leaving"], rules: [{ to: "trying", when: { event: "Signed Up" } }, { to: "leaving", when: { event: "Closed" } }] } }, consent: { mode: "implied" } };`,
  );
  await expect
    .poll(async () => (await fetch(url)).text(), { timeout: 30_000 })
    .toContain('"leaving"');
  expect(errors).toEqual([]);
});
