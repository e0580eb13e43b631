import { expectTypeOf, it } from "vitest";
import {
  defineConfig,
  type ReadConfig,
  type ReviewConfig,
  type ReviewLink,
  type SurveyConfig,
  type SurveyQuestion,
} from "../config.ts";
import type { JsonLdFacts } from "../review.ts";

const review = (own: ReviewConfig) => defineConfig({ review: own });
const link = (own: ReviewLink) => review({ links: [own] });
const survey = (own: SurveyConfig) => defineConfig({ surveys: [own] });
const question = (own: SurveyQuestion) =>
  survey({ id: "own", heading: "A question", questions: [own] });
const GOOGLE = { id: "google", url: "https://g.page/r/nuri/review" } as const;
const CODES = { pool: "codes.txt" } as const;

it("knows what reviews are made of", () => {
  review({});
  review({ ask: false, photos: false, moderation: "after" });
  review({ ask: { after: "Order Fulfilled", wait: "7d", remind: "14d" }, photos: { most: 3 } });
  review({ thanks: { codes: CODES, text: { en: "5 % off", ko: "5% 할인" } }, about: "Event" });
  link({ ...GOOGLE, label: "Google Maps" });
  link({ ...GOOGLE, id: "forum", label: { en: "Forum", ko: "포럼" } });
});

it("has no key that goes by a score or by a person", () => {
  // @ts-expect-error the same links for everybody
  link({ ...GOOGLE, when: { stars: { gte: 4 } } });
  // @ts-expect-error no reward for a review elsewhere
  link({ ...GOOGLE, thanks: { codes: CODES, text: "5 % off" } });
  // @ts-expect-error every customer is asked alike
  review({ ask: { if: { segment: "vip" } } });
  // @ts-expect-error every review is thanked alike
  review({ thanks: { codes: CODES, text: "5 % off", minStars: 5 } });
  // @ts-expect-error no condition
  survey({ id: "nps", use: "nps", links: { atLeast: 9 } });
});

it("refuses what is none", () => {
  // @ts-expect-error stars of the shop itself
  review({ about: "LocalBusiness" });
  // @ts-expect-error nothing that was ordered
  review({ ask: { after: "Product Viewed" } });
  // @ts-expect-error no such template
  survey({ id: "own", use: "heard" });
  // @ts-expect-error no such kind
  question({ id: "own", kind: "rating", label: "How is it?" });
});

it("has its defaults filled in", () => {
  expectTypeOf<ReadConfig["surveys"]>().toExtend<readonly { readonly id: string }[]>();
  expectTypeOf<NonNullable<ReadConfig["review"]>["photos"]>().toBeNumber();
  expectTypeOf<NonNullable<ReadConfig["review"]>["about"]>().toEqualTypeOf<JsonLdFacts["about"]>();
});
