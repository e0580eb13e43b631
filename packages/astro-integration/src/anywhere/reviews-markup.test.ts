import { expect, it } from "vitest";
import { markup } from "./reviews-markup.ts";

const TEA = { about: "Product", name: "Sejak", page: "https://nuri.example/tea" } as const;
const REVIEW = {
  id: "one",
  product: "tea",
  stars: 5,
  text: "Sweet.",
  author: "Mina",
  at: "2026-03-20T09:30:00.000Z",
  locale: "en",
  provenance: [],
  photos: [],
  votes: 0,
};
const SUMMARY = {
  average: 4,
  interval: null,
  count: 9,
  imported: 0,
  distribution: [1, 0, 0, 5, 3],
} as const;

it("tells search engines of an average, but of none that stands still", () => {
  const told = (summary: Parameters<typeof markup>[1]) =>
    JSON.parse(markup(TEA, summary, [REVIEW])!) as Record<string, unknown>;
  expect(told(SUMMARY)).toMatchObject({ aggregateRating: { reviewCount: 9 } });
  const frozen = told({ ...SUMMARY, frozen: true });
  expect(frozen).not.toHaveProperty("aggregateRating");
  expect(frozen).toMatchObject({ review: [{ reviewBody: "Sweet." }] });
  expect(markup(TEA, { ...SUMMARY, frozen: true }, [])).toBe(undefined);
});
