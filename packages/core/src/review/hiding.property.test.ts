import fc from "fast-check";
import { expect, it } from "vitest";
import { counts, HIDE_REASONS, provenanceOf, REVIEW_SOURCES, tally } from "../review.ts";

const reasons = fc.constantFrom(...HIDE_REASONS);
const reviews = fc.array(
  fc.oneof(
    fc.record({ state: fc.constantFrom("waiting" as const, "published" as const) }),
    fc.record({ state: fc.constant("hidden" as const), reason: reasons }),
  ),
);
const countable = fc.record({
  asked: fc.boolean(),
  imported: fc.boolean(),
  read: fc.boolean(),
  hidden: fc.option(reasons, { nil: null }),
});

it("has no reason that is about a score or a tone", () => {
  expect([...HIDE_REASONS].toSorted()).toEqual([
    "conflict-of-interest",
    "duplicate",
    "fake",
    "hateful",
    "off-topic",
    "personal-data",
    "spam",
    "unlawful",
  ]);
});

it("accounts for every review that was received", () => {
  fc.assert(
    fc.property(reviews, (all) => {
      const { received, published, waiting, hidden } = tally(all);
      expect(received).toBe(all.length);
      expect(published + waiting + hidden.reduce((sum, { count }) => sum + count, 0)).toBe(
        received,
      );
      expect(hidden.every(({ count }) => count > 0)).toBe(true);
      const named = hidden.map(({ reason }) => reason);
      expect(named).toEqual(HIDE_REASONS.filter((reason) => named.includes(reason)));
    }),
  );
});

it("takes out of the average only what is no opinion, or one that is there already", () => {
  fc.assert(
    fc.property(countable, reasons, (review, reason) => {
      const shown = counts({ ...review, hidden: null });
      const hidden = counts({ ...review, hidden: reason });
      const out = ["spam", "fake", "conflict-of-interest", "duplicate"].includes(reason);
      expect(hidden).toBe(shown && !out);
    }),
  );
});

it("counts who was asked at once, and others once somebody has read them", () => {
  expect(counts({ asked: true, imported: false, read: false })).toBe(true);
  expect(counts({ asked: false, imported: true, read: false })).toBe(true);
  expect(counts({ asked: false, imported: false, read: false })).toBe(false);
  expect(counts({ asked: false, imported: false, read: true })).toBe(true);
});

it("vouches for nothing that was received elsewhere", () => {
  fc.assert(
    fc.property(
      fc.record({
        source: fc.constantFrom(...REVIEW_SOURCES),
        invited: fc.boolean(),
        ordered: fc.boolean(),
        promised: fc.boolean(),
      }),
      (facts) => {
        const stands = provenanceOf(facts);
        const imported = facts.source === "import";
        expect(stands.includes("imported")).toBe(imported);
        expect(stands.includes("verified")).toBe(facts.ordered && !imported);
        expect(stands.includes("invited")).toBe(facts.invited && !imported);
        expect(stands.includes("incentivised")).toBe(facts.promised);
      },
    ),
  );
});
