import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { reviewListAnswerSchema } from "@stagelight/core/endpoints";
import { expect, it } from "vitest";
import { violations } from "../kit/axe.ts";
import { answerOf, reviewOf } from "../kit/reviews.ts";
import { items, ldJson, live, reviewsSuite, SENCHA } from "../kit/reviews-suite.ts";
import { open } from "../kit/widgets.ts";

const on = reviewsSuite();

it("the stand-in for the server answers as the server's schema says", () => {
  expect(reviewListAnswerSchema.parse(answerOf(SENCHA))).toEqual(answerOf(SENCHA));
});

it("builds figures, list, where each came from, and the same for search engines", async () => {
  const page = await on.browser.newPage({ javaScriptEnabled: false });
  await page.goto(on.site.url);
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
  const html = await readFile(join(on.site.folder, "index.html"), "utf8");
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
    review: [SENCHA[0]!, SENCHA[2]!, SENCHA[3]!].map(({ stars, author, text, at }) => ({
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
    SENCHA.slice(0, 4).filter(({ stars }) => stars === 5).length,
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
    const { page, complaints } = await open(on.browser, on.site.url + path, {
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

it("says that there are none, and nothing of them to search engines", async () => {
  const { page } = await open(on.browser, `${on.site.url}/none`);
  await page.getByText("There are no reviews yet.").waitFor();
  await live(page);
  expect(await page.locator("[data-part=choose]").isVisible()).toBe(false);
  expect(await ldJson(page)).toEqual([]);
  await page.context().close();
});

it("tells that figures stand still, and leaves them out of the markup with imported ones", async () => {
  const imported = reviewOf(1, { provenance: ["imported"], imported: { from: "Trustpilot" } });
  const reviews = [imported, reviewOf(2)];
  on.feed.products.set("sencha", reviews);
  on.feed.more = { summary: { ...answerOf(reviews).summary!, frozen: true } };
  const { page } = await open(on.browser, on.site.url);
  await page.getByText("Unusually many reviews").waitFor();
  await items(page).first().getByText("From Trustpilot").first().click();
  await page.getByText("Received at Trustpilot and brought here.").waitFor();
  await expect.poll(async () => (await ldJson(page))[0].aggregateRating).toBeUndefined();
  expect((await ldJson(page))[0].review).toHaveLength(1);
  await page.context().close();
});

it("shows picked reviews in a stage's slot, and nothing of them in others", async () => {
  const { page } = await open(on.browser, `${on.site.url}/stages`);
  await page.waitForFunction(() => localStorage.length > 0);
  expect(await page.getByText("Picked one.").count()).toBe(0);
  expect(on.feed.asked).toEqual([]);
  await page.evaluate(() => window.stagelight.track("Product Viewed"));
  await page.evaluate(() => window.stagelight.track("Product Viewed"));
  await page.reload();
  await page.getByText("Picked one.").waitFor();
  await live(page);
  expect(await violations(page, { within: "stagelight-reviews" })).toEqual([]);
  await page.context().close();
});
