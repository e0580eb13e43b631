import { escapeJson, jsonLd } from "@stagelight/core/review";
import fc from "fast-check";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launch } from "../kit/browser.ts";

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await launch();
  page = await browser.newPage();
});
afterAll(() => browser?.close());

/** What ends a script, begins a comment in one or is no character at all. */
const RISKS = [
  "</script>",
  "</SCRIPT\n>",
  "<!--",
  "<!--<script>",
  "-->",
  "]]>",
  "<script>document.title='canary'</script>",
  "<img src=x onerror=document.title='canary'>",
  "&lt;/script&gt;",
  "\u2028",
  "\u202E",
  "\uD800",
  "\uDFFF",
  "\0",
  "\r\n",
  "\\u003c",
  '"',
];
const texts = fc
  .array(fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom(...RISKS)), { maxLength: 5 })
  .map((parts) => parts.join(""));

/** A page with such a block, and something before and after it. */
const around = (json: string) =>
  `<!doctype html><title>tea</title><p>before</p><script type="application/ld+json">${json}</script><p>after</p>`;

/** What a browser's parser finds in pages: their blocks, all scripts, and what stands around. */
function parsed(pages: readonly string[]) {
  return page.evaluate(
    (all) =>
      all.map((html) => {
        const found = new DOMParser().parseFromString(html, "text/html");
        const blocks = [...found.querySelectorAll("script[type='application/ld+json']")];
        return {
          blocks: blocks.map((block) => block.textContent),
          elements: found.querySelectorAll("*").length,
          around: [...found.querySelectorAll("p")].map((each) => each.textContent),
        };
      }),
    pages,
  );
}

it("a browser's parser finds one block, whose JSON is what was put in, whatever people write", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(texts, { minLength: 20, maxLength: 60 }), async (all) => {
      const found = await parsed(all.map((text) => around(escapeJson({ text }))));
      found.forEach(({ blocks, elements, around: beside }, index) => {
        expect(blocks).toHaveLength(1);
        expect(JSON.parse(blocks[0]!)).toEqual({ text: all[index] });
        // html, head, title, body, script and two paragraphs: nothing was made of the text.
        expect(elements).toBe(7);
        expect(beside).toEqual(["before", "after"]);
      });
    }),
    { numRuns: 30 },
  );
});

it("nothing in a review runs, once it stands in a page", async () => {
  const text = RISKS.join(" ");
  const json = jsonLd({
    about: "Product",
    page: "https://nuri.example/tea/",
    name: text,
    reviews: [{ stars: 5, text, author: text, at: "2026-03-20T09:30:00.000Z" }],
    imported: false,
  })!;
  await page.setContent(around(json), { waitUntil: "load" });
  expect(await page.title()).toBe("tea");
  expect(await page.locator("img").count()).toBe(0);
  const block = await page.locator("script[type='application/ld+json']").textContent();
  const told = JSON.parse(block!);
  expect(told.review[0].reviewBody).toBe(text);
  expect(told.name).toBe(text);
});
