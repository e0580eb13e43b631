import { SCORE_KINDS, type ScoreKind } from "@stagelight/core/review";
import type { ReviewSettings } from "@stagelight/widgets/elements";
import { reviewHtml } from "@stagelight/widgets/static";
import widgets from "virtual:stagelight/widgets";
import { z } from "zod";
import { paintedWidget } from "./painted-widget.ts";
import { textSchema, type WidgetProps, widgetSchema } from "./widget.ts";

/** Properties of `<ReviewRequest>`. */
export interface ReviewRequestProps extends WidgetProps {
  /** The shop's id of the product, as the events of orders have it. Stars need it, but from a mail's link. */
  product?: string;
  /** What people call the product. */
  name?: string;
  /** What is asked: stars of a product, or one of three questions about the shop. Default: `stars`. */
  ask?: ScoreKind;
  /** Title. Default: the widget's own words, as of the next two. */
  heading?: string;
  /** A sentence below the title. */
  description?: string;
  /** What stands on the button. */
  button?: string;
}

const schema = widgetSchema.extend({
  product: z.string().min(1).max(200).optional(),
  name: textSchema,
  ask: z.enum(SCORE_KINDS).optional(),
  heading: textSchema,
  description: textSchema,
  button: textSchema,
});

/**
 * Where people review a product or rate the shop. Whatever they say, everybody is shown the same links to
 * review elsewhere.
 */
export const ReviewRequest = paintedWidget<ReviewRequestProps, ReviewSettings>({
  tag: "<ReviewRequest>",
  key: "review",
  example: "review: {}",
  settings: widgets.review,
  schema,
  nameOf: () => "review-request",
  html: reviewHtml,
});
