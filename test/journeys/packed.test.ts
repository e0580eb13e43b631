import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launch } from "../kit/browser.ts";
import { buildInstalled, installPacked } from "../kit/packed.ts";
import { type Served, serve } from "../kit/serve.ts";

let folder: string;
let browser: Browser;
let site: Served;

beforeAll(async () => {
  folder = installPacked(fileURLToPath(new URL("./packed-site", import.meta.url)));
  site = await serve(buildInstalled(folder));
  browser = await launch();
}, 300_000);

afterAll(async () => {
  await browser?.close();
  await site?.close();
  rmSync(folder, { recursive: true, force: true });
});

it("works as it would from the registry, with a model of one's own", async () => {
  const page = await browser.newPage();
  await page.goto(site.url);
  expect(await page.textContent("h1")).toBe("A tool for your desk");
  await page.waitForFunction(() => localStorage.length > 0);
  await page.click("button");
  await page.waitForLoadState();
  expect(await page.locator("h1").allTextContents()).toEqual(["Take the first steps"]);
  await page.click("a");
  await page.waitForURL(/guide/);
  await page.waitForFunction(() => document.querySelector("output")?.textContent === "trying");
  await page.click("a");
  // The store follows at once; the page keeps what it has shown.
  await page.waitForFunction(() => document.querySelector("output")?.textContent === "staying");
  expect(await page.locator("h1").allTextContents()).toEqual(["Take the first steps"]);
  await page.goto(site.url);
  expect(await page.locator("h1").allTextContents()).toEqual(["Welcome back"]);
  await page.close();
});

it("has a command line that reads the site's config", () => {
  const bin = join(folder, "node_modules/.bin/stagelight");
  const words = ["simulate", "--visitors", "200", "--json"];
  const outcome = JSON.parse(execFileSync(bin, words, { cwd: folder, encoding: "utf8" }));
  expect(outcome).toMatchObject({ config: "stagelight.config.ts", visitors: 200 });
  expect(outcome.stages.map(({ stage }: { stage: string }) => stage)).toEqual([
    "looking",
    "trying",
    "staying",
  ]);
});
