import fc from "fast-check";
import { expect, it } from "vitest";
import { escapeJson, jsonLd, type JsonLdFacts, REVIEWED_KINDS } from "../review.ts";

/** Any text, with what ends scripts, comments and lines more often than chance has it. */
const texts = fc
  .array(
    fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string({ unit: "grapheme" }),
      fc.constantFrom(
        "</script>",
        "<!--",
        "-->",
        "<script",
        "]]>",
        "&lt;/script&gt;",
        "\u2028",
        "\u2029",
        "\u202E",
        "\uD800",
        "\uDFFF",
        "\0",
        '"',
        "\\u003c",
        "\uFEFF",
      ),
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(""));

const facts: fc.Arbitrary<JsonLdFacts> = fc.record({
  about: fc.constantFrom(...REVIEWED_KINDS),
  page: fc.webUrl({ withFragments: true }),
  name: texts,
  summary: fc.option(
    fc.record({
      average: fc.double({ min: 1, max: 5, noNaN: true }),
      count: fc.nat(1_000),
    }),
    { nil: undefined },
  ),
  reviews: fc.array(
    fc.record(
      {
        stars: fc.integer({ min: 1, max: 5 }),
        text: texts,
        author: texts,
        at: fc.constant("2026-03-20T09:30:00.000Z"),
        imported: fc.constant({ from: "elsewhere" }),
      },
      { requiredKeys: ["stars", "text", "author", "at"] },
    ),
    { maxLength: 5 },
  ),
  imported: fc.boolean(),
});

/** What can begin the end of a script, a comment or an entity, and what old parsers took for a line. */
const RISKY = /[<>&\u2028\u2029\uD800-\uDFFF]/u;

it("writes JSON that reads the same, with nothing that a parser of HTML looks at", () => {
  fc.assert(
    fc.property(fc.oneof(texts, fc.jsonValue(), fc.array(texts)), (value) => {
      const written = escapeJson(value);
      expect(written).not.toMatch(RISKY);
      // JSON has no -0.
      expect(JSON.parse(written)).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

it("tells of reviews what the page shows, and no more", () => {
  fc.assert(
    fc.property(facts, (given) => {
      const written = jsonLd(given);
      const shown = given.reviews.filter(({ author, imported }) => author !== "" && !imported);
      const rated = !given.imported && (given.summary?.count ?? 0) > 0;
      if (written === undefined) {
        expect(rated || shown.length > 0).toBe(false);
        return;
      }
      expect(written).not.toMatch(RISKY);
      const told = JSON.parse(written);
      expect(told["@type"]).toBe(given.about);
      expect(told.name).toBe(given.name);
      expect(told["@id"].split("#")).toHaveLength(2);
      expect(told.aggregateRating !== undefined).toBe(rated);
      if (rated) {
        expect(told.aggregateRating.reviewCount).toBe(given.summary!.count);
        expect(Math.abs(told.aggregateRating.ratingValue - given.summary!.average)).toBeLessThan(
          0.0501,
        );
      }
      expect(told.review?.length ?? 0).toBe(shown.length);
      shown.forEach(({ stars, text, author }, index) => {
        const { reviewRating, reviewBody = "", author: by } = told.review[index];
        expect(reviewRating.ratingValue).toBe(stars);
        expect(reviewBody).toBe(text);
        expect(by["@type"]).toBe("Person");
        expect(author.startsWith(by.name)).toBe(true);
        expect(Array.from<string>(by.name).length).toBeLessThanOrEqual(100);
      });
    }),
  );
});

it("tells nothing of a page without reviews, and no average with those of other sites", () => {
  const none = { about: "Product", page: "https://nuri.example/tea", name: "Sejak" } as const;
  expect(jsonLd({ ...none, reviews: [], imported: false })).toBeUndefined();
  const elsewhere = {
    ...none,
    reviews: [
      {
        stars: 5,
        text: "",
        author: "Mina",
        at: "2026-03-20T09:30:00.000Z",
        imported: { from: "x" },
      },
    ],
    summary: { average: 5, count: 1 },
    imported: true,
  };
  expect(jsonLd(elsewhere)).toBeUndefined();
});
