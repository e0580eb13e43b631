import type { Widget } from "../platform/widget.ts";
import css from "./review.css";
import { readReviewOptions, type ReviewOptions } from "./review-options.ts";
import { ReviewPage } from "./review-page.ts";
import type { ReviewState } from "./review-state.ts";
import { ReviewView } from "./review-view.tsx";
import type { ReviewTexts } from "./texts/texts.ts";

/** The review widget's lazy half. */
export const widget: Widget<ReviewOptions, ReviewTexts, ReviewState, ReviewPage> = {
  css,
  tracked: {
    "stagelight:review-started": "Form Started",
    "stagelight:review-submitted": "Review Submitted",
    "stagelight:review-scored": "Score Given",
    "stagelight:review-link": "Review Link Clicked",
  },
  readOptions: readReviewOptions,
  createPage: (options, around) => new ReviewPage(options, around),
  View: ReviewView,
};
