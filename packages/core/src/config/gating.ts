import type { Refusal } from "../problems/translate.ts";
import { isOpinion, wordsOf } from "./opinion-words.ts";

/** Words of names that would draw a line through what people think. */
const BY_LIMIT = new Set(
  (
    "min minimum max maximum least threshold above below over under lower higher gte gt lte lt " +
    "equals good bad low high gate gating"
  ).split(" "),
);

/** Words of names that would make a choice go by who somebody is, or hide it from some. */
const BY_PERSON = new Set(
  (
    "when if unless else only except show hide hidden visible filter condition conditions " +
    "where audience audiences segment segments stage stages customers eligible sample"
  ).split(" "),
);

/** Words of names that would pay for a review. */
const PAID = new Set(
  (
    "thanks reward rewards incentive code codes coupon discount gift credit points bonus worth " +
    "prize"
  ).split(" "),
);

const HELP =
  "Remove it: reviews may not depend on who is expected to like something (16 CFR 465, and the review policies of Google and others).";

/** Whoever sees the links sees all of them. */
const ALIKE: Refusal = {
  expected: "the same for everybody, whatever they have answered: anything else is review gating",
  help: HELP,
};

const ASKED_ALIKE: Refusal = {
  expected: "every customer asked alike: to choose whom to ask is review gating",
  help: HELP,
};

const THANKED_ALIKE: Refusal = {
  expected: "the same thanks for every review, whatever it says",
  help: "Remove it: a reward may never depend on what a review says (16 CFR 465.4).",
};

const UNPAID: Refusal = {
  expected: "no reward: there is none for reviews on other sites",
  help: "Remove it: Google, Yelp, Trustpilot and others forbid to pay for reviews, and law forbids to hide it.",
};

/** Whether one of the words that a key is made of is among those. */
function says(key: string, words: ReadonlySet<string>): boolean {
  return wordsOf(key).some((part) => words.has(part));
}

const gates = (key: string) => isOpinion(key) || says(key, BY_LIMIT) || says(key, BY_PERSON);

/** Why a key is refused anywhere in `review`, and at a survey itself; its questions may have conditions. */
export const refusedInReview = (key: string) => (gates(key) ? ALIKE : undefined);

/** Why a key is refused in `review.ask`. */
export const refusedInAsk = (key: string) => (gates(key) ? ASKED_ALIKE : undefined);

/** Why a key is refused in `review.thanks`. */
export const refusedInThanks = (key: string) => (gates(key) ? THANKED_ALIKE : undefined);

/** Why a key is refused at a link to another site. */
export const refusedInLink = (key: string) =>
  says(key, PAID) ? UNPAID : gates(key) ? ALIKE : undefined;
