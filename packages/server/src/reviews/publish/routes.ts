import {
  reviewListAnswerSchema,
  reviewSummariesAnswerSchema,
  testimonialsAnswerSchema,
} from "@stagelight/core/endpoints";
import type { Route } from "../../http/route.ts";
import { answerPublicly } from "./answer-publicly.ts";
import { tellReviews, tellSummaries, tellTestimonials } from "./tell-reviews.ts";

/** Reviews stand on pages of any origin, and are read by who builds these pages. */
const READ = { method: "GET", access: "open", origins: "any" } as const;

/** What everybody can read of reviews. */
export const publishRoutes: readonly Route[] = [
  {
    ...READ,
    path: "/v1/reviews",
    summary: "Published reviews of a product, or of all, page by page, with their average.",
    limit: { name: "reviews-read", calls: 600, seconds: 60 },
    answer: { status: 200, schema: reviewListAnswerSchema },
    handle: (call) => answerPublicly(call, tellReviews),
  },
  {
    ...READ,
    path: "/v1/reviews/summaries",
    summary: "Averages of several products, and how many of their reviews are shown.",
    limit: { name: "reviews-read", calls: 600, seconds: 60 },
    answer: { status: 200, schema: reviewSummariesAnswerSchema },
    handle: (call) => answerPublicly(call, tellSummaries),
  },
  {
    ...READ,
    path: "/v1/reviews/testimonials",
    summary: "Reviews that the shop has picked, with their authors' permission.",
    limit: { name: "reviews-read", calls: 600, seconds: 60 },
    answer: { status: 200, schema: testimonialsAnswerSchema },
    handle: (call) => answerPublicly(call, tellTestimonials),
  },
];
