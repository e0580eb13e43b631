import {
  reviewListAnswerSchema,
  reviewSummariesAnswerSchema,
  testimonialsAnswerSchema,
} from "@stagelight/core/endpoints";
import fc from "fast-check";
import type { Insertable } from "kysely";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { testDatabase } from "../../../../../test/kit/database.ts";
import { BASE, SITE, type TestServer, testServer } from "../../http/test-server.ts";
import type { Database } from "../../store/database.ts";
import { openDatabase } from "../../store/open.ts";
import type { ReviewTable } from "../../store/review-tables.ts";
import { addReviews, reviewRow, WRITTEN } from "./test-rows.ts";

type Answer = Record<string, any>;

const MAIL = { from: "hello@nuri.example", postalAddress: "Nuri Tea, Seoul" };

describe.each(["sqlite", "postgres"] as const)(
  "what everybody reads of reviews, on %s",
  { timeout: 60_000 },
  (kind) => {
    let test: TestServer;
    let database: Database;
    let remove: () => Promise<void>;
    let products = 0;
    beforeAll(async () => {
      const { address, remove: removing } = await testDatabase(kind);
      remove = removing;
      test = await testServer({
        config: {
          site: { name: "Nuri Tea", url: SITE, locales: ["en", "ko"] },
          mail: MAIL,
          review: {},
        },
        environment: { DATABASE_URL: address },
        development: true,
      });
      database = openDatabase(address);
    }, 60_000);
    afterAll(async () => {
      await test.close();
      await database.close();
      await remove();
    });
    afterEach(async () => {
      await database.db.deleteFrom("review").execute();
      await database.db.deleteFrom("review_photo").execute();
    });

    let callers = 0;
    const fetched = (path: string, headers: Record<string, string> = {}) =>
      test.server.fetch(new Request(`${BASE}/v1/reviews${path}`, { headers }), {
        address: `198.51.${++callers >> 8}.${callers & 255}`,
      });
    const read = async (path: string): Promise<Answer> => {
      const response = await fetched(path);
      expect(response.status).toBe(200);
      const answer = (await response.json()) as Answer;
      const schema = path.startsWith("/summaries")
        ? reviewSummariesAnswerSchema
        : path.startsWith("/testimonials")
          ? testimonialsAnswerSchema
          : reviewListAnswerSchema;
      expect(schema.parse(answer)).toEqual(answer);
      return answer;
    };
    /** Reviews of a product of their own: answers are remembered for a second. */
    async function given(...rows: readonly Partial<Insertable<ReviewTable>>[]): Promise<string> {
      const product = `product-${++products}`;
      const all = rows.map((row, at) => reviewRow(`${product}-${at}`, { product, ...row }));
      await addReviews(database.db, ...all);
      return product;
    }

    it("tells a product's reviews, their average over all that count, and how many are shown", async () => {
      const product = await given(
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
      await database.db
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
      const answer = await read(`?product=${product}`);
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
      expect(await read("?product=nothing")).toEqual({
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
            const product = await given(...rows);
            const found: Answer[] = [];
            let next: string | undefined;
            do {
              const query = new URLSearchParams({ product, sort, most: String(most), ...wanted });
              if (next !== undefined) query.set("after", next);
              const page = await read(`?${query}`);
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
      const one = await given({ score: 5 }, { score: 3, state: "waiting" });
      const other = await given({ score: 1 });
      const name = { product: one, name: "First flush", url: null, alarmed_at: null };
      await database.db
        .insertInto("review_product")
        .values({ ...name, frozen: null, frozen_at: null, released_at: null })
        .execute();
      const first = await read("?most=1");
      expect(first).not.toHaveProperty("summary");
      const second = await read(`?most=1&after=${first.next}`);
      expect(second).not.toHaveProperty("next");
      const told = [...first.reviews, ...second.reviews];
      expect(new Set(told.map(({ product }) => product))).toEqual(new Set([one, other]));
      expect(told.find(({ product }) => product === one)).toMatchObject({
        productName: "First flush",
      });
      const { products: averages } = await read("/summaries");
      expect(averages).toMatchObject([
        { product: one, name: "First flush", summary: { average: 4 }, received: 2 },
        { product: other, summary: { average: 1 }, received: 1 },
      ]);
      const named = await read(`/summaries?product=${other}&product=unknown&product=${other}`);
      expect(named.products).toMatchObject([
        { product: other, published: 1 },
        { product: "unknown", published: 0, summary: { average: null } },
      ]);
    });

    it("picks testimonials that are published, picked and permitted, the last picked first", async () => {
      const picked = { permission: 1, featured_at: WRITTEN };
      const product = await given(
        { ...picked, score: 3 },
        { ...picked, featured_at: WRITTEN + 1, locale: "ko" },
        { ...picked, permission: 0 },
        { ...picked, state: "hidden" },
        { ...picked, text: null },
        { permission: 1 },
      );
      const ids = async (query = "") =>
        (await read(`/testimonials${query}`)).reviews.map(({ id }: Answer) => id);
      expect(await ids()).toEqual([`${product}-1`, `${product}-0`]);
      expect(await ids("?locale=ko")).toEqual([`${product}-1`]);
      expect(await ids(`?product=${product}&most=1`)).toEqual([`${product}-1`]);
      expect(await ids("?product=other")).toEqual([]);
    });

    it("shows the average that stands still, and goes on to tell how many are shown", async () => {
      const product = await given({ score: 5 }, { score: 1 });
      const frozen = {
        average: 4.5,
        interval: [4, 5],
        count: 2,
        imported: 0,
        distribution: [0, 0, 0, 1, 1],
      };
      await database.db
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
      const still = await read(`?product=${product}`);
      expect(still).toMatchObject({ summary: { ...frozen, frozen: true }, published: 2 });
      expect(still.reviews).toHaveLength(2);
    });

    it("gives back every character as it was written, and no page can read more into it", async () => {
      const written = fc.string({ unit: "binary", maxLength: 60 }).map((text) =>
        // No database stores these: they are replaced where reviews come in.
        text.replace(/\0|\p{Cs}/gu, ""),
      );
      const hostile = fc.constantFrom(
        "</script><script>canary()</script>",
        "\u202Eevil\u2066",
        "<!--<script>",
        "\u2028\u2029",
        '"}]}',
        "﷽👩‍👩‍👧",
      );
      await fc.assert(
        fc.asyncProperty(fc.oneof(written, hostile), hostile, async (text, author) => {
          const product = await given({ text, author, answer: text, answered_at: WRITTEN });
          const response = await fetched(`?product=${product}`);
          expect(response.headers.get("content-type")).toBe("application/json");
          expect(response.headers.get("x-content-type-options")).toBe("nosniff");
          const { reviews } = (await response.json()) as Answer;
          expect(reviews).toMatchObject([{ text, author, answer: { text } }]);
        }),
        { numRuns: 50 },
      );
    });

    it("may be kept by caches for a minute, is read by pages of any origin, and costs once a second", async () => {
      const product = await given({ score: 5 });
      const first = await fetched(`?product=${product}`, { origin: "https://elsewhere.example" });
      expect(first.headers.get("cache-control")).toBe("public, max-age=60");
      expect(first.headers.get("access-control-allow-origin")).toBe("*");
      const etag = first.headers.get("etag")!;
      const again = await fetched(`?product=${product}`, { "if-none-match": etag });
      expect(again.status).toBe(304);
      expect(await again.text()).toBe("");
      const more = reviewRow(`${product}-more`, { product, score: 1 });
      await addReviews(database.db, more);
      await expect
        .poll(async () => (await read(`?product=${product}&sort=newest`)).published, {
          timeout: 5_000,
        })
        .toBe(2);
      const changed = await fetched(`?product=${product}`, { "if-none-match": etag });
      expect(changed.status).toBe(200);
    });

    it("refuses what asks for no list that there is", async () => {
      for (const query of [
        "?sort=best",
        "?stars=6",
        "?stars=0",
        "?stars=1e0",
        "?verified=yes",
        "?photos=2",
        "?most=0",
        "?most=51",
        "?locale=%00",
        "?after=nonsense",
        `?after=${Buffer.from('["1",2,"a"]').toString("base64url")}`,
        `?product=${"a".repeat(201)}`,
        "?product=%00",
        "/testimonials?most=x",
        `/summaries?${"product=a&".repeat(51)}`,
      ]) {
        const response = await fetched(query);
        expect(response.status, query).toBe(400);
        expect(await response.json()).toMatchObject({ code: "body-invalid" });
      }
    });
  },
);

it("is not there without reviews in the config", async () => {
  const test = await testServer();
  try {
    const response = await test.server.fetch(new Request(`${BASE}/v1/reviews?product=tea`));
    expect(response.status).toBe(404);
  } finally {
    await test.close();
  }
});
