import fc from "fast-check";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { BASE, testServer } from "../../http/test-server.ts";
import { type Answer, type TestPublish, testPublish } from "./test-publish.ts";
import { addReviews, reviewRow, WRITTEN } from "./test-rows.ts";

describe.each(["sqlite", "postgres"] as const)(
  "how everybody is answered about reviews, on %s",
  { timeout: 60_000 },
  (kind) => {
    let test: TestPublish;
    beforeAll(async () => {
      test = await testPublish(kind);
    }, 60_000);
    afterAll(() => test.close());
    afterEach(() => test.clear());

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
          const product = await test.given({ text, author, answer: text, answered_at: WRITTEN });
          const response = await test.fetched(`?product=${product}`);
          expect(response.headers.get("content-type")).toBe("application/json");
          expect(response.headers.get("x-content-type-options")).toBe("nosniff");
          const { reviews } = (await response.json()) as Answer;
          expect(reviews).toMatchObject([{ text, author, answer: { text } }]);
        }),
        { numRuns: 50 },
      );
    });

    it("may be kept by caches for a minute, is read by pages of any origin, and costs once a second", async () => {
      const product = await test.given({ score: 5 });
      const first = await test.fetched(`?product=${product}`, {
        origin: "https://elsewhere.example",
      });
      expect(first.headers.get("cache-control")).toBe("public, max-age=60");
      expect(first.headers.get("access-control-allow-origin")).toBe("*");
      const etag = first.headers.get("etag")!;
      const again = await test.fetched(`?product=${product}`, { "if-none-match": etag });
      expect(again.status).toBe(304);
      expect(await again.text()).toBe("");
      const more = reviewRow(`${product}-more`, { product, score: 1 });
      await addReviews(test.database.db, more);
      await expect
        .poll(async () => (await test.read(`?product=${product}&sort=newest`)).published, {
          timeout: 5_000,
        })
        .toBe(2);
      const changed = await test.fetched(`?product=${product}`, { "if-none-match": etag });
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
        const response = await test.fetched(query);
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
