import {
  MAX_FORM_BYTES,
  MAX_REVIEW_BYTES,
  reviewAnswerSchema,
  reviewBodySchema,
  reviewHelpAnswerSchema,
  reviewHelpBodySchema,
  reviewVoteAnswerSchema,
  reviewVoteBodySchema,
} from "@stagelight/core/endpoints";
import type { BodyRule, Route } from "../../http/route.ts";
import { FORM_TYPES } from "../../forms/given.ts";
import { REVIEW_HELP_PATH } from "../pages/help-pages.ts";
import { openReviewPage } from "../pages/open-page.ts";
import { REVIEW_PAGE_PATH } from "../paths.ts";
import { servePhoto } from "../photos/serve-photo.ts";
import { vote } from "../votes/vote.ts";
import { askForHelp } from "./help.ts";
import { MAX_TEXT_BYTES, REVIEW_TYPES } from "./read-review.ts";
import { REVIEWS_PATH, submitReview } from "./submit.ts";

/** Forms stand on pages of any origin; how much of one address is too much, the guard says. */
const OPEN = { access: "open", origins: "any" } as const;

/** With its photos, which a browser without code sends as files. */
const REVIEW: BodyRule = {
  schema: reviewBodySchema(),
  types: REVIEW_TYPES,
  most: MAX_REVIEW_BYTES,
  mostBy: ({ review }) => (review?.photos ? MAX_REVIEW_BYTES : MAX_TEXT_BYTES),
  zipped: false,
  raw: true,
};

/** Reviews and scores as they come in. Only POST changes anything: scanners open links. */
export const receiveRoutes: readonly Route[] = [
  {
    ...OPEN,
    method: "POST",
    path: REVIEWS_PATH,
    summary: "Takes a review or a score, once for each invitation. A plain form gets a page.",
    body: REVIEW,
    limit: { name: "reviews", calls: 300, seconds: 60 },
    answer: { status: 202, schema: reviewAnswerSchema },
    handle: submitReview,
  },
  {
    ...OPEN,
    method: "POST",
    path: REVIEW_HELP_PATH,
    summary: "Brings to the shop what somebody who has reviewed wants help with.",
    body: { schema: reviewHelpBodySchema, types: FORM_TYPES, most: MAX_FORM_BYTES, raw: true },
    limit: { name: "review-help", calls: 60, seconds: 60 },
    answer: { status: 202, schema: reviewHelpAnswerSchema },
    handle: askForHelp,
  },
  {
    method: "POST",
    path: "/v1/reviews/:id/vote",
    summary: "Finds a review helpful, or no longer: one vote for each person.",
    access: "visitor",
    origins: "site",
    body: {
      schema: reviewVoteBodySchema,
      types: ["application/json", "text/plain"],
      most: MAX_FORM_BYTES,
    },
    limit: { name: "review-vote", calls: 120, seconds: 60 },
    answer: { status: 200, schema: reviewVoteAnswerSchema },
    handle: vote,
  },
  {
    ...OPEN,
    method: "GET",
    path: "/v1/reviews/photos/:id",
    summary: "A photo of a published review, as it was encoded here.",
    limit: { name: "review-photos", calls: 1_200, seconds: 60 },
    answer: { status: 200, type: "image/webp" },
    handle: servePhoto,
  },
  {
    ...OPEN,
    method: "GET",
    path: REVIEW_PAGE_PATH,
    summary: "The page on which a review is written without JavaScript; it changes nothing itself.",
    limit: { name: "review-page", calls: 600, seconds: 60 },
    answer: { status: 200, type: "text/html" },
    handle: openReviewPage,
  },
  {
    ...OPEN,
    method: "POST",
    path: REVIEW_PAGE_PATH,
    summary: "Takes the form of that page.",
    body: REVIEW,
    limit: { name: "reviews", calls: 300, seconds: 60 },
    answer: { status: 202, schema: reviewAnswerSchema },
    handle: submitReview,
  },
];
