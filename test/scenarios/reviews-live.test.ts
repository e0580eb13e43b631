import { expect, it } from "vitest";
import { violations } from "../kit/axe.ts";
import { reviewOf } from "../kit/reviews.ts";
import { items, ldJson, live, reviewsSuite, SENCHA } from "../kit/reviews-suite.ts";
import { serve } from "../kit/serve.ts";
import { open, watchShifts } from "../kit/widgets.ts";

const on = reviewsSuite();

it("renews list, figures and markup where it is seen; nothing moves", async () => {
  const before = on.feed.products.get("sencha")!;
  on.feed.products.set("sencha", [
    reviewOf(30, { stars: 5, text: "Brand new. ".repeat(40) }),
    ...before,
  ]);
  on.feed.more = { received: 14, waiting: 1, hidden: [{ reason: "spam", count: 1 }] };
  const { page, complaints } = await open(on.browser, on.site.url);
  const shifted = await watchShifts(page);
  await page.getByText("Brand new.").first().waitFor();
  await page.getByText("12 reviews", { exact: true }).first().waitFor();
  await page.getByText("12 of 14 reviews received are shown.").waitFor();
  await page.getByText("Not shown: spam (1), still to be read by a person (1).").waitFor();
  await expect
    .poll(async () => (await ldJson(page))[0].aggregateRating)
    .toMatchObject({ reviewCount: 12, ratingValue: 3.3 });
  expect((await ldJson(page))[0].review[0].reviewBody).toContain("Brand new.");
  expect(await ldJson(page)).toHaveLength(1);
  expect(await shifted()).toBe(0);
  expect(complaints).toEqual([]);
  await page.context().close();
});

it("comes live as a whole where nothing was built, and nothing moves", async () => {
  const { page, complaints } = await open(on.browser, `${on.site.url}/live`);
  const shifted = await watchShifts(page);
  await items(page).first().waitFor();
  await page.getByText("Picked one.").waitFor();
  await page.getByText("Picked by Nuri Tea from its customers’ reviews").waitFor();
  await expect.poll(async () => (await ldJson(page)).length).toBe(1);
  expect((await ldJson(page))[0]).toMatchObject({ "@id": "https://nuri.example/live/#product" });
  expect(await shifted()).toBe(0);
  expect(await violations(page, { within: "main" })).toEqual([]);
  expect(complaints).toEqual([]);
  await page.context().close();
});

it("asks for nothing before it is about to be seen", async () => {
  const { page } = await open(on.browser, `${on.site.url}/far`);
  await page.waitForLoadState("networkidle");
  expect(on.feed.asked).toEqual([]);
  const shifted = await watchShifts(page);
  await page.mouse.wheel(0, 2000);
  await items(page).first().waitFor();
  expect(await shifted()).toBe(0);
  expect(on.site.requests.filter(({ path }) => path.includes("stagelight-visitor"))).toEqual([]);
  await page.context().close();
});

it("sorts, filters and goes on, by keyboard too", async () => {
  const { page, complaints } = await open(on.browser, `${on.site.url}/still`);
  await live(page);
  // What was built stands until somebody asks for something else.
  expect(on.feed.asked.filter((path) => !path.includes("/photos/"))).toEqual([]);
  await page.getByLabel("Sort by").selectOption("lowest");
  await expect.poll(() => on.feed.asked.at(-1)).toContain("sort=lowest");
  await expect.poll(() => items(page).first().getAttribute("data-stars")).toBe("1");
  await page.getByText("4 reviews are shown").waitFor();
  await page.getByRole("link", { name: /^2 stars/ }).focus();
  await page.keyboard.press("Enter");
  const chosen = page.locator("a[data-stars='2'][aria-current=true]");
  await chosen.waitFor();
  await expect
    .poll(() => items(page).count())
    .toBe(SENCHA.filter(({ stars }) => stars === 2).length);
  expect(await chosen.evaluate((link) => link === document.activeElement)).toBe(true);
  await page.keyboard.press("Enter");
  await expect.poll(() => items(page).count()).toBe(4);
  await page.getByRole("button", { name: "Show more reviews" }).focus();
  await page.keyboard.press("Enter");
  await expect.poll(() => items(page).count()).toBe(8);
  await page.keyboard.press("Enter");
  await expect.poll(() => items(page).count()).toBe(11);
  // The button is gone: whoever pressed it goes on at what has come.
  expect(
    await items(page)
      .nth(8)
      .evaluate((item) => item === document.activeElement),
  ).toBe(true);
  await page.getByLabel("With photos only").check();
  await expect.poll(() => items(page).count()).toBe(1);
  await page.getByRole("link", { name: /^2 stars/ }).click();
  await page.getByText("No review fits this.").waitFor();
  await page.getByLabel("With photos only").uncheck();
  await page.getByRole("link", { name: "Show all reviews" }).click();
  await page.getByLabel("Verified orders only").check();
  await expect.poll(() => items(page).count()).toBe(4);
  await expect.poll(() => items(page).filter({ hasText: "Not verified" }).count()).toBe(0);
  expect(complaints).toEqual([]);
  await page.context().close();
});

it("says when the server does not answer, and tries again", async () => {
  on.feed.fails = true;
  const { page } = await open(on.browser, `${on.site.url}/live`);
  await page.getByText("The reviews could not be loaded.").first().waitFor();
  on.feed.fails = false;
  await page.getByRole("button", { name: "Try again" }).first().click();
  await items(page).first().waitFor();
  await page.context().close();
  on.feed.fails = true;
  const { page: built } = await open(on.browser, on.site.url);
  await live(built);
  await expect.poll(() => on.feed.asked.length).toBeGreaterThan(1);
  expect(await items(built).count()).toBe(4);
  expect(await built.getByText("could not be loaded").count()).toBe(0);
  await built.context().close();
});

it("lets those say what is helpful whom the server knows, and nobody else", async () => {
  const { page } = await open(on.browser, on.site.url);
  await page.waitForFunction(() => localStorage["stagelight-visitor"]?.includes(" "));
  await live(page);
  const button = items(page).first().getByRole("button", { name: "Helpful" });
  await button.click();
  await expect.poll(() => button.getAttribute("aria-pressed")).toBe("true");
  expect(on.feed.votes).toMatchObject([
    {
      path: "/_stagelight/v1/reviews/review-0/vote",
      proof: expect.stringMatching(/^Bearer [\w-]{43}$/),
      body: { helpful: true },
    },
  ]);
  await page.getByText("1 person found this helpful").waitFor();
  const keys = await page.evaluate(() => Object.keys(localStorage).sort());
  expect(keys.filter((key) => !/^stagelight(-visitor|-event-.*)?$/.test(key))).toEqual([]);
  await page.evaluate(() => window.stagelight.consent.set({ analytics: false }));
  await button.waitFor({ state: "hidden" });
  await page.context().close();
});

it("keeps to a policy that allows next to nothing, with Trusted Types", async () => {
  const html = await (await fetch(on.site.url)).text();
  const [, policy] = /http-equiv="content-security-policy" content="([^"]*)"/i.exec(html)!;
  const strict = `default-src 'none'; connect-src 'self'; img-src 'self' data:; ${policy}; require-trusted-types-for 'script'; trusted-types 'none'`;
  const guarded = await serve(on.site.folder, {
    headers: { "content-security-policy": strict },
    handlers: on.feed.handlers,
  });
  for (const path of ["/", "/live"]) {
    const { page, complaints } = await open(on.browser, guarded.url + path);
    await expect.poll(async () => (await ldJson(page)).length).toBe(1);
    await live(page);
    await page.getByLabel("Sort by").selectOption("highest");
    await page.getByText("4 reviews are shown").waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  }
  await guarded.close();
});
