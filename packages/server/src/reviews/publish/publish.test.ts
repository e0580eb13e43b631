import fc from "fast-check";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type Answer, type TestPublish, testPublish } from "./test-publish.ts";
import { WRITTEN } from "./test-rows.ts";

describe.each(["sqlite", "postgres"] as const)(
  "what everybody reads of reviews, on %s",
  { timeout: 60_000 },
  (kind) => {
    let test: TestPublish;
    beforeAll(async () => {
      test = await testPublish(kind);
    }, 60_000);
    afterAll(() => test.close());
    afterEach(() => test.clear());

    it("tells a product's reviews, their average over all that count, and how many are shown", async () => {
      const product = await test.given(
        {
          score: 5,
          answer: "Thanks",
          answered_at: WRITTEN + 1_000,
          incentivised: 1,
          promised: "5 %",
          votes: 3,
          created_at: WRITTEN + 5,
        },
        { score: 4, verified: 0, invited: 0, source: "import", imported_from: "Judge.me" },
        // Nobody has asked for it, and nobody has read it: it does not count yet.
        { score: 1, state: "waiting", verified: 0, invited: 0 },
        // It waits, and counts: its author was asked.
        { score: 3, state: "waiting" },
        // Hidden for what stands in it, it goes on to count; spam does not.
        { score: 2, state: "hidden", reason: "personal-data" },
        { score: 1, state: "hidden", reason: "spam" },
        // Its author was erased: the stars stay.
        { score: 5, locale: "", text: null, author: null },
        { score: 1, kind: "csat" },
      );
      await test.database.db
        .insertInto("review_photo")
        .values(
          [0, 1].map((place) => ({
            id: `${product}-photo-${1 - place}`,
            review_id: `${product}-0`,
            place: 1 - place,
            type: "image/webp",
            width: 640,
            height: 480,
            data: "",
            created_at: WRITTEN,
          })),
        )
        .execute();
      const answer = await test.read(`?product=${product}`);
      expect(answer).toMatchObject({
        product,
        summary: { average: (5 + 4 + 3 + 2 + 5) / 5, count: 5, imported: 1 },
        received: 7,
        published: 2,
        waiting: 2,
        hidden: [
          { reason: "spam", count: 1 },
          { reason: "personal-data", count: 1 },
          { reason: "erased", count: 1 },
        ],
      });
      expect(answer.summary.distribution).toEqual([0, 1, 1, 1, 2]);
      const [low, high] = answer.summary.interval;
      expect(low).toBeLessThan(3.8);
      expect(high).toBeGreaterThan(3.8);
      const url = (place: number) =>
        expect.stringMatching(new RegExp(`/v1/reviews/photos/${product}-photo-${place}$`));
      expect(answer.reviews).toEqual([
        {
          id: `${product}-0`,
          product,
          stars: 5,
          text: `Text of ${product}-0`,
          author: "Mina",
          at: new Date(WRITTEN + 5).toISOString(),
          locale: "en",
          provenance: ["verified", "invited", "incentivised"],
          photos: [
            { url: url(0), width: 640, height: 480 },
            { url: url(1), width: 640, height: 480 },
          ],
          answer: { text: "Thanks", at: new Date(WRITTEN + 1_000).toISOString() },
          votes: 3,
          promised: "5 %",
        },
        expect.objectContaining({ provenance: ["imported"], imported: { from: "Judge.me" } }),
      ]);
      expect(answer).not.toHaveProperty("next");
    });

    it("says of a product without reviews that there are none", async () => {
      expect(await test.read("?product=nothing")).toEqual({
        product: "nothing",
        summary: {
          average: null,
          interval: null,
          count: 0,
          imported: 0,
          distribution: [0, 0, 0, 0, 0],
        },
        received: 0,
        published: 0,
        waiting: 0,
        hidden: [],
        reviews: [],
      });
    });

    it("pages through every order and filter: each review once, in order", async () => {
      const row = fc.record({
        score: fc.integer({ min: 1, max: 5 }),
        votes: fc.nat(2),
        created_at: fc.integer({ min: WRITTEN, max: WRITTEN + 3 }),
        verified: fc.constantFrom(0, 1),
        state: fc.constantFrom("published" as const, "waiting" as const, "hidden" as const),
        locale: fc.constantFrom("en", "ko"),
      });
      const filter = fc.record(
        {
          stars: fc.integer({ min: 1, max: 5 }).map(String),
          verified: fc.constant("1"),
          locale: fc.constantFrom("en", "ko"),
        },
        { requiredKeys: [] },
      );
      await fc.assert(
        fc.asyncProperty(
          fc.array(row, { maxLength: 14 }),
          filter,
          fc.constantFrom("newest", "highest", "lowest", "helpful"),
          fc.integer({ min: 1, max: 5 }),
          async (rows, wanted, sort, most) => {
            const product = await test.given(...rows);
            const found: Answer[] = [];
            let next: string | undefined;
            do {
              const query = new URLSearchParams({ product, sort, most: String(most), ...wanted });
              if (next !== undefined) query.set("after", next);
              const page = await test.read(`?${query}`);
              expect(page.reviews.length).toBeLessThanOrEqual(most);
              found.push(...page.reviews);
              next = page.next;
            } while (next !== undefined);
            const fits = rows
              .map((each, at) => ({ ...each, id: `${product}-${at}` }))
              .filter(
                ({ state, score, verified, locale }) =>
                  state === "published" &&
                  (wanted.stars ?? String(score)) === String(score) &&
                  (wanted.verified === undefined || verified === 1) &&
                  (wanted.locale ?? locale) === locale,
              );
            expect(found).toHaveLength(fits.length);
            expect(new Set(found.map(({ id }) => id))).toEqual(new Set(fits.map(({ id }) => id)));
            const by: Record<string, (review: Answer) => number> = {
              newest: ({ at }) => -Date.parse(at),
              highest: ({ stars }) => -stars,
              lowest: ({ stars }) => stars,
              helpful: ({ votes }) => -votes,
            };
            const order = found.map(by[sort]!);
            expect(order).toEqual(order.toSorted((a, b) => a - b));
          },
        ),
        { numRuns: 25 },
      );
    });

    it("gives a build all reviews of all products, page by page, and averages of each", async () => {
      const one = await test.given({ score: 5 }, { score: 3, state: "waiting" });
      const other = await test.given({ score: 1 });
      const stranger = { state: "waiting", verified: 0, invited: 0 } as const;
      await test.given({ ...stranger, source: "widget" }, { ...stranger, state: "hidden" });
      const ordered = await test.given({ ...stranger, verified: 1 });
      const brought = await test.given({ ...stranger, source: "import" });
      const name = { product: one, name: "First flush", url: null, alarmed_at: null };
      await test.database.db
        .insertInto("review_product")
        .values({ ...name, frozen: null, frozen_at: null, released_at: null })
        .execute();
      const first = await test.read("?most=1");
      expect(first).not.toHaveProperty("summary");
      const second = await test.read(`?most=1&after=${first.next}`);
      expect(second).not.toHaveProperty("next");
      const told = [...first.reviews, ...second.reviews];
      expect(new Set(told.map(({ product }) => product))).toEqual(new Set([one, other]));
      expect(told.find(({ product }) => product === one)).toMatchObject({
        productName: "First flush",
      });
      const { products: averages } = await test.read("/summaries");
      expect(averages).toMatchObject([
        { product: one, name: "First flush", summary: { average: 4 }, received: 2 },
        { product: other, summary: { average: 1 }, received: 1 },
        { product: ordered, published: 0 },
        { product: brought, published: 0 },
      ]);
      const named = await test.read(`/summaries?product=${other}&product=unknown&product=${other}`);
      expect(named.products).toMatchObject([
        { product: other, published: 1 },
        { product: "unknown", published: 0, summary: { average: null } },
      ]);
    });

    it("picks testimonials that are published, picked and permitted, the last picked first", async () => {
      const picked = { permission: 1, featured_at: WRITTEN };
      const product = await test.given(
        { ...picked, score: 3 },
        { ...picked, featured_at: WRITTEN + 1, locale: "ko" },
        { ...picked, permission: 0 },
        { ...picked, state: "hidden" },
        { ...picked, text: null },
        { permission: 1 },
      );
      const ids = async (query = "") =>
        (await test.read(`/testimonials${query}`)).reviews.map(({ id }: Answer) => id);
      expect(await ids()).toEqual([`${product}-1`, `${product}-0`]);
      expect(await ids("?locale=ko")).toEqual([`${product}-1`]);
      expect(await ids(`?product=${product}&most=1`)).toEqual([`${product}-1`]);
      expect(await ids("?product=other")).toEqual([]);
    });

    it("shows the average that stands still, and goes on to tell how many are shown", async () => {
      const product = await test.given({ score: 5 }, { score: 1 });
      const frozen = {
        average: 4.5,
        interval: [4, 5],
        count: 2,
        imported: 0,
        distribution: [0, 0, 0, 1, 1],
      };
      await test.database.db
        .insertInto("review_product")
        .values({
          product,
          name: null,
          url: null,
          frozen_at: WRITTEN,
          frozen: JSON.stringify(frozen),
          alarmed_at: WRITTEN,
          released_at: null,
        })
        .execute();
      const still = await test.read(`?product=${product}`);
      expect(still).toMatchObject({ summary: { ...frozen, frozen: true }, published: 2 });
      expect(still.reviews).toHaveLength(2);
    });
  },
);
