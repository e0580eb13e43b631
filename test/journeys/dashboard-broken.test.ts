import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launch } from "../kit/browser.ts";
import { dashboardPage, openDashboard, type OpenDashboard } from "../kit/dashboard.ts";

let browser: Browser;
let dashboard: OpenDashboard;

beforeAll(async () => {
  browser = await launch();
  dashboard = await openDashboard(4637);
}, 60_000);

afterAll(async () => {
  await browser.close();
  await dashboard.close();
});

it("is shown where a browser's language is none, as under the POSIX locale", async () => {
  const { page, wrong } = await dashboardPage(browser);
  await page.addInitScript(() => {
    Object.defineProperty(navigator, "languages", { value: ["en-US@posix", "en_US"] });
  });
  await page.goto(dashboard.ownerLink());
  await page.getByRole("heading", { level: 1 }).waitFor();
  expect(wrong).toEqual([]);
  await page.context().close();
});

it("says that it could not be shown where its words do not come, and comes when loaded again", async () => {
  const { page } = await dashboardPage(browser);
  const words = /\/assets\/en-[^/]+\.js$/;
  await page.route(words, (route) => route.abort());
  await page.goto(dashboard.ownerLink());
  await page.getByRole("alert").getByText("The dashboard could not be shown").waitFor();
  await page.unroute(words);
  await page.getByRole("button", { name: "Load again" }).click();
  await page.getByRole("heading", { level: 1 }).waitFor();
  expect(await page.getByRole("alert").count()).toBe(0);
  await page.context().close();
});
