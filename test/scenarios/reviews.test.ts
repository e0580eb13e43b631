import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { reviewListAnswerSchema } from "@stagelight/core/endpoints";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { violations } from "../kit/axe.ts";
import { launch } from "../kit/browser.ts";
import { answerOf, reviewOf, reviewsServer } from "../kit/reviews.ts";
import { buildScenario } from "../kit/scenario.ts";
import { type Served, serve } from "../kit/serve.ts";
import { open, watchShifts } from "../kit/widgets.ts";

const feed = reviewsServer();
const sencha = Array.from({ length: 11 }, (_, number) => reviewOf(number));
const PHOTO = { url: "https://elsewhere.example/v1/reviews/photos/p1", width: 400, height: 300 };
sencha[0] = reviewOf(0, {
  stars: 5,
  text: "First line.\nSecond line.",
  author: "Mina",
  photos: [PHOTO],
  votes: 2,
  answer: { text: "Thank you.", at: "2026-10-02T00:00:00.000Z" },
});
sencha[1] = reviewOf(1, { author: "", provenance: [], text: "" });
sencha[2] = reviewOf(2, {
  provenance: ["verified", "invited", "incentivised"],
  promised: "A code for 5 % off",
});

let browser: Browser;
let site: Served;

beforeAll(async () => {
  feed.products.set("sencha", sencha);
  feed.testimonials = [reviewOf(20, { text: "Picked one.", author: "Jun" })];
  const source = await serve(import.meta.dirname, { handlers: feed.handlers });
  process.env["STAGELIGHT_URL"] = source.url;
  const [built, started] = await Promise.all([buildScenario("reviews"), launch()]);
  delete process.env["STAGELIGHT_URL"];
  await source.close();
  browser = started;
  site = await serve(built.pages, { handlers: feed.handlers });
});

beforeEach(() => {
  feed.asked.length = 0;
  feed.votes.length = 0;
  Object.assign(feed, { more: {}, fails: false });
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

const items = (page: Page) => page.locator("[data-part=list] > li");
const live = (page: Page) => page.locator("stagelight-reviews[data-live]").first().waitFor();
const ldJson = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("script[type='application/ld+json']")].map((script) =>
      JSON.parse(script.textContent),
    ),
  );

it("the stand-in for the server answers as the server's schema says", () => {
  expect(reviewListAnswerSchema.parse(answerOf(sencha))).toEqual(answerOf(sencha));
});

it("builds figures, list, where each came from, and the same for search engines", async () => {
  const page = await browser.newPage({ javaScriptEnabled: false });
  await page.goto(site.url);
  const reviews = page.getByRole("region", { name: "Reviews" });
  await reviews.getByText("11 reviews", { exact: true }).first().waitFor();
  expect(
    await page
      .getByRole("img", { name: /out of 5/ })
      .first()
      .getAttribute("aria-label"),
  ).toBe("3.2 out of 5 stars");
  expect(await items(page).count()).toBe(4);
  const first = items(page).first();
  const text = await first.innerText();
  for (const words of [
    "Mina",
    "October 1, 2026",
    "Verified order",
    "Invited",
    "First line.\nSecond line.",
  ])
    expect(text).toContain(words);
  expect(text).toContain("2 people found this helpful");
  expect(text).toContain("Answer from Nuri Tea");
  const photo = first.getByRole("img", { name: "Photo 1 by Mina" });
  expect(await photo.getAttribute("src")).toBe("/_stagelight/v1/reviews/photos/p1");
  expect(await photo.getAttribute("width")).toBe("400");
  expect(await photo.getAttribute("loading")).toBe("lazy");
  expect(await items(page).nth(1).innerText()).toContain("A customer");
  expect(await items(page).nth(1).innerText()).toContain("Not verified");
  await items(page).nth(2).getByText("Thanked for it").click();
  await items(page).nth(2).getByText("A thank-you was promised").waitFor();
  await items(page).nth(2).getByText("A code for 5 % off").waitFor();
  await reviews.getByText("11 of 11 reviews received are shown.").waitFor();
  expect(
    await reviews.getByRole("link", { name: "How reviews are collected" }).getAttribute("href"),
  ).toBe("/how-we-collect-reviews/");
  const html = await readFile(join(site.folder, "index.html"), "utf8");
  const [, told] = /<script type="application\/ld\+json">([^<]*)<\/script>/.exec(html)!;
  expect(JSON.parse(told!)).toEqual({
    "@context": "https://schema.org",
    "@type": "Product",
    "@id": "https://nuri.example/#product",
    name: "Sencha",
    description: "Green </script><b>tea</b>",
    offers: { "@type": "Offer", price: 12 },
    aggregateRating: {
      "@type": "AggregateRating",
      ratingValue: 3.2,
      reviewCount: 11,
      bestRating: 5,
      worstRating: 1,
    },
    // The one without a name is not told.
    review: [sencha[0]!, sencha[2]!, sencha[3]!].map(({ stars, author, text, at }) => ({
      "@type": "Review",
      author: { "@type": "Person", name: author },
      datePublished: at.slice(0, 10),
      reviewBody: text,
      reviewRating: { "@type": "Rating", ratingValue: stars, bestRating: 5, worstRating: 1 },
    })),
  });
  // A bar leads to what it stands for.
  await page.getByRole("link", { name: "5 stars 3 reviews" }).click();
  expect(await items(page).filter({ visible: true }).count()).toBe(
    sencha.slice(0, 4).filter(({ stars }) => stars === 5).length,
  );
  await page.getByRole("link", { name: "Show all reviews" }).click();
  expect(await items(page).filter({ visible: true }).count()).toBe(4);
  // What nothing would happen at is not there.
  expect(await page.locator("select, button, input").filter({ visible: true }).count()).toBe(0);
  await page.context().close();
});

it.each([
  ["/", "Reviews"],
  ["/ko/", "리뷰"],
  ["/zh/", "评价"],
])("%s: nothing is wrong with it, wide, narrow and in the dark", async (path, heading) => {
  for (const [width, colorScheme] of [
    [1440, "light"],
    [390, "dark"],
  ] as const) {
    const { page, complaints } = await open(browser, site.url + path, {
      colorScheme,
      viewport: { width, height: 900 },
    });
    await page.getByRole("heading", { name: heading, exact: true }).waitFor();
    await live(page);
    await page.locator("details > summary").first().click();
    expect(await violations(page, { within: "stagelight-reviews" })).toEqual([]);
    const wider = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(wider).toBe(0);
    expect(complaints).toEqual([]);
    await page.context().close();
  }
});

it("renews list, figures and markup where it is seen; nothing moves", async () => {
  const before = feed.products.get("sencha")!;
  feed.products.set("sencha", [
    reviewOf(30, { stars: 5, text: "Brand new. ".repeat(40) }),
    ...before,
  ]);
  feed.more = { received: 14, waiting: 1, hidden: [{ reason: "spam", count: 1 }] };
  const { page, complaints } = await open(browser, site.url);
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
  feed.products.set("sencha", before);
});

it("comes live as a whole where nothing was built, and nothing moves", async () => {
  const { page, complaints } = await open(browser, `${site.url}/live`);
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
  const { page } = await open(browser, `${site.url}/far`);
  await page.waitForLoadState("networkidle");
  expect(feed.asked).toEqual([]);
  const shifted = await watchShifts(page);
  await page.mouse.wheel(0, 2000);
  await items(page).first().waitFor();
  expect(await shifted()).toBe(0);
  expect(site.requests.filter(({ path }) => path.includes("stagelight-visitor"))).toEqual([]);
  await page.context().close();
});

it("sorts, filters and goes on, by keyboard too", async () => {
  const { page, complaints } = await open(browser, `${site.url}/still`);
  await live(page);
  // What was built stands until somebody asks for something else.
  expect(feed.asked.filter((path) => !path.includes("/photos/"))).toEqual([]);
  await page.getByLabel("Sort by").selectOption("lowest");
  await expect.poll(() => feed.asked.at(-1)).toContain("sort=lowest");
  await expect.poll(() => items(page).first().getAttribute("data-stars")).toBe("1");
  await page.getByText("4 reviews are shown").waitFor();
  await page.getByRole("link", { name: /^2 stars/ }).focus();
  await page.keyboard.press("Enter");
  const chosen = page.locator("a[data-stars='2'][aria-current=true]");
  await chosen.waitFor();
  await expect
    .poll(() => items(page).count())
    .toBe(sencha.filter(({ stars }) => stars === 2).length);
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
  feed.fails = true;
  const { page } = await open(browser, `${site.url}/live`);
  await page.getByText("The reviews could not be loaded.").first().waitFor();
  feed.fails = false;
  await page.getByRole("button", { name: "Try again" }).first().click();
  await items(page).first().waitFor();
  await page.context().close();
  feed.fails = true;
  const { page: built } = await open(browser, site.url);
  await live(built);
  await expect.poll(() => feed.asked.length).toBeGreaterThan(1);
  expect(await items(built).count()).toBe(4);
  expect(await built.getByText("could not be loaded").count()).toBe(0);
  await built.context().close();
});

it("says that there are none, and nothing of them to search engines", async () => {
  const { page } = await open(browser, `${site.url}/none`);
  await page.getByText("There are no reviews yet.").waitFor();
  await live(page);
  expect(await page.locator("[data-part=choose]").isVisible()).toBe(false);
  expect(await ldJson(page)).toEqual([]);
  await page.context().close();
});

it("tells that figures stand still, and leaves them out of the markup with imported ones", async () => {
  const imported = reviewOf(1, { provenance: ["imported"], imported: { from: "Trustpilot" } });
  const before = feed.products.get("sencha")!;
  const reviews = [imported, reviewOf(2)];
  feed.products.set("sencha", reviews);
  feed.more = { summary: { ...answerOf(reviews).summary!, frozen: true } };
  const { page } = await open(browser, site.url);
  await page.getByText("Unusually many reviews").waitFor();
  await items(page).first().getByText("From Trustpilot").first().click();
  await page.getByText("Received at Trustpilot and brought here.").waitFor();
  await expect.poll(async () => (await ldJson(page))[0].aggregateRating).toBeUndefined();
  expect((await ldJson(page))[0].review).toHaveLength(1);
  await page.context().close();
  feed.products.set("sencha", before);
});

it("lets those say what is helpful whom the server knows, and nobody else", async () => {
  const { page } = await open(browser, site.url);
  await page.waitForFunction(() => localStorage["stagelight-visitor"]?.includes(" "));
  await live(page);
  const button = items(page).first().getByRole("button", { name: "Helpful" });
  await button.click();
  await expect.poll(() => button.getAttribute("aria-pressed")).toBe("true");
  expect(feed.votes).toMatchObject([
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

it("shows picked reviews in a stage's slot, and nothing of them in others", async () => {
  const { page } = await open(browser, `${site.url}/stages`);
  await page.waitForFunction(() => localStorage.length > 0);
  expect(await page.getByText("Picked one.").count()).toBe(0);
  expect(feed.asked).toEqual([]);
  await page.evaluate(() => window.stagelight.track("Product Viewed"));
  await page.evaluate(() => window.stagelight.track("Product Viewed"));
  await page.reload();
  await page.getByText("Picked one.").waitFor();
  await live(page);
  expect(await violations(page, { within: "stagelight-reviews" })).toEqual([]);
  await page.context().close();
});

it("keeps to a policy that allows next to nothing, with Trusted Types", async () => {
  const html = await (await fetch(site.url)).text();
  const [, policy] = /http-equiv="content-security-policy" content="([^"]*)"/i.exec(html)!;
  const strict = `default-src 'none'; connect-src 'self'; img-src 'self' data:; ${policy}; require-trusted-types-for 'script'; trusted-types 'none'`;
  const guarded = await serve(site.folder, {
    headers: { "content-security-policy": strict },
    handlers: feed.handlers,
  });
  for (const path of ["/", "/live"]) {
    const { page, complaints } = await open(browser, guarded.url + path);
    await expect.poll(async () => (await ldJson(page)).length).toBe(1);
    await live(page);
    await page.getByLabel("Sort by").selectOption("highest");
    await page.getByText("4 reviews are shown").waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  }
  await guarded.close();
});
