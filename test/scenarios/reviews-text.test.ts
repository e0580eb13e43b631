import fc from "fast-check";
import { expect, it } from "vitest";
import { reviewOf } from "../kit/reviews.ts";
import { items, ldJson, reviewsSuite } from "../kit/reviews-suite.ts";

/** What runs if a page takes a text for anything else. */
const CANARIES = [
  "<script>window.canary = 1</script>",
  "</script><script>window.canary = 1</script>",
  '"><img src=x onerror="window.canary = 1">',
  "<!--<script>window.canary = 1//-->",
  "'><svg onload=window.canary=1>",
  "</stagelight-reviews></template><iframe srcdoc='<script>parent.canary = 1</script>'>",
  "javascript:window.canary=1",
  "]]>{{constructor.constructor('window.canary=1')()}}",
  "\u2028\u2029\u202e\u2066",
];

const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.tuple(fc.constantFrom(...CANARIES), fc.string({ maxLength: 9 })).map((both) => both.join("")),
);

const review = fc
  .record({
    text,
    author: text,
    answer: text,
    promised: text,
    from: text,
    locale: fc.constantFrom("en", "ar", "zh-Hant"),
    stars: fc.integer({ min: 1, max: 5 }),
  })
  .map(({ answer, from, ...told }, number = 0) =>
    reviewOf(number, {
      ...told,
      answer: { text: answer, at: "2026-10-01T00:00:00.000Z" },
      provenance: ["imported", "incentivised"],
      // Search engines are told of the others alone.
      ...(told.stars < 3 && { imported: { from } }),
    }),
  );

/** HTML has one kind of line break, and no U+0000. */
const asHtml = (value: string): string => value.replace(/\r\n?/g, "\n").replaceAll("\0", "");

const PRODUCTS = 25;
const products = fc.sample(fc.array(review, { minLength: 1, maxLength: 6 }), PRODUCTS);

process.env["REVIEWS_PRODUCTS"] = `${PRODUCTS}`;
const on = reviewsSuite((feed) => {
  products.forEach((reviews, number) => feed.products.set(`any-${number}`, reviews));
});

it("shows every text as it is, tells it search engines as it is, and runs none of them", async () => {
  const page = await on.browser.newPage();
  for (const [number, reviews] of products.entries()) {
    await page.goto(`${on.site.url}/any/any-${number}/`);
    for (const renewed of [false, true]) {
      if (renewed) await page.locator("stagelight-reviews[data-live]").waitFor();
      const told = await ldJson(page);
      const named = reviews.filter(({ author, imported }) => author !== "" && !imported);
      const where = JSON.stringify(reviews);
      expect(told.length, where).toBe(
        named.length > 0 || reviews.every((each) => !each.imported) ? 1 : 0,
      );
      expect(
        (told[0]?.review ?? []).map((each: { author: { name: string }; reviewBody?: string }) => [
          each.author.name,
          each.reviewBody ?? "",
        ]),
        where,
      ).toEqual(named.map(({ author, text }) => [author, text]));
      const shown = await items(page).evaluateAll((entries) =>
        entries.map((entry) => [
          entry.querySelector(".stagelight-reviews-author")!.textContent,
          entry.querySelector("article > .stagelight-reviews-text")?.textContent ?? "",
        ]),
      );
      expect(
        shown.map((each) => each.map(asHtml)),
        where,
      ).toEqual(reviews.map(({ author, text }) => [asHtml(author || "A customer"), asHtml(text)]));
      expect(await page.evaluate(() => "canary" in window), where).toBe(false);
    }
  }
  await page.close();
});
