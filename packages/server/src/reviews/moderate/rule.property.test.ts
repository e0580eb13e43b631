import { HIDE_REASONS, SCORE_KINDS } from "@stagelight/core/review";
import fc from "fast-check";
import { expect, it } from "vitest";
import { type Decision, judge, type Judged } from "./rule.ts";

const NOW = 1_000;

const time = fc.option(fc.integer({ min: 1, max: NOW }));

const judged: fc.Arbitrary<Judged> = fc
  .record({
    id: fc.constantFrom("a", "b"),
    product: fc.constantFrom("tea", "ware"),
    kind: fc.oneof(
      { weight: 9, arbitrary: fc.constant("stars" as const) },
      fc.constantFrom(...SCORE_KINDS),
    ),
    state: fc.constantFrom("waiting" as const, "published" as const, "hidden" as const),
    reason: fc.constantFrom(...HIDE_REASONS),
    read_at: time,
    published_at: time,
    permission: fc.constantFrom(0, 1),
    featured_at: time,
    text: fc.constantFrom("Good", " ", null),
    locale: fc.constantFrom("en", "ko", ""),
    answer: fc.constantFrom("Thanks", null),
  })
  .map((review) => ({ ...review, reason: review.state === "hidden" ? review.reason : null }));

const decision: fc.Arbitrary<Decision> = fc.oneof(
  fc.constant({ action: "publish" } as const),
  fc.record({
    action: fc.constant("hide" as const),
    reason: fc.constantFrom(...HIDE_REASONS),
    of: fc.constantFrom("a", "b"),
  }),
  fc.record({ action: fc.constant("answer" as const), text: fc.constantFrom("Thanks", "Sorry") }),
  fc.record({ action: fc.constantFrom("feature" as const, "unfeature" as const) }),
);

/** A review whose score nobody may look at. */
function blind<Review extends object>(review: Review): Review {
  return new Proxy(review, {
    get(target, name) {
      expect(name).not.toBe("score");
      return Reflect.get(target, name);
    },
    ownKeys() {
      throw new Error("All of it is read, and so the score.");
    },
  });
}

it("looks at no score, whatever is decided about whichever review", () => {
  fc.assert(
    fc.property(judged, decision, fc.option(judged), (review, what, original) => {
      const seen = judge(review, what, original ?? undefined, NOW);
      const unseen = judge(
        blind({ ...review, score: 1 }),
        what,
        original ? blind({ ...original, score: 5 }) : undefined,
        NOW,
      );
      expect(unseen).toEqual(seen);
      if (typeof seen !== "string") expect(seen.change).not.toHaveProperty("score");
    }),
    { numRuns: 2_000 },
  );
});

it("leaves a review where it is said to be, read, and with one reason where it is hidden", () => {
  fc.assert(
    fc.property(judged, decision, fc.option(judged), (review, what, original) => {
      const verdict = judge(review, what, original ?? undefined, NOW);
      if (typeof verdict === "string") return;
      const after = { ...review, ...verdict.change };
      expect(after.reason === null).toBe(after.state !== "hidden");
      if (what.action !== "unfeature") expect(after.read_at).not.toBeNull();
      if (after.state === "published" && review.state !== "published") {
        expect(after.published_at).not.toBeNull();
      }
      // What was decided once is not decided the same again.
      expect(judge(after, what, original ?? undefined, NOW)).toBe("already");
    }),
    { numRuns: 2_000 },
  );
});

it("picks only what everybody can read and may be quoted, and nothing that is hidden stays picked", () => {
  fc.assert(
    fc.property(judged, (review) => {
      const picked = judge(review, { action: "feature" }, undefined, NOW);
      if (typeof picked !== "string") {
        expect(review).toMatchObject({ state: "published", permission: 1, text: "Good" });
      }
      const hidden = judge(review, { action: "hide", reason: "spam" }, undefined, NOW);
      if (typeof hidden !== "string") expect(hidden.change.featured_at).toBeNull();
    }),
  );
});

it("hides a duplicate only of another one that stays", () => {
  const review: Judged = {
    id: "a",
    product: "tea",
    kind: "stars",
    state: "published",
    reason: null,
    read_at: null,
    published_at: 1,
    permission: 0,
    featured_at: null,
    text: "Good",
    locale: "en",
    answer: null,
  };
  const duplicate = { action: "hide", reason: "duplicate", of: "b" } as const;
  const other = { ...review, id: "b" };
  expect(judge(review, duplicate, other, NOW)).toMatchObject({ change: { state: "hidden" } });
  for (const wrong of [
    undefined,
    review,
    { ...other, product: "ware" },
    { ...other, kind: "nps" as const },
    { ...other, reason: "duplicate" },
  ]) {
    expect(judge(review, duplicate, wrong, NOW)).toBe("no-original");
  }
});
