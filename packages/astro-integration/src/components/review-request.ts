import { parseFriendly } from "@stagelight/core/config";
import { SCORE_KINDS, type ScoreKind } from "@stagelight/core/review";
import { reviewHtml } from "@stagelight/widgets/static";
import { unescapeHTML } from "astro/runtime/server/index.js";
import widgets from "virtual:stagelight/widgets";
import { z } from "zod";
import { component } from "./component.ts";
import {
  notInConfig,
  passedOn,
  renderWidget,
  textSchema,
  widgetLocale,
  type WidgetProps,
  widgetSchema,
} from "./widget.ts";

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

const NAME = "<ReviewRequest>";

const schema = widgetSchema.extend({
  product: z.string().min(1).max(200).optional(),
  name: textSchema,
  ask: z.enum(SCORE_KINDS).optional(),
  heading: textSchema,
  description: textSchema,
  button: textSchema,
});

/**
 * Where people review a product or rate the shop; painted with the page, and without JavaScript a plain
 * form. Whatever they say, everybody is shown the same links to review elsewhere.
 */
export const ReviewRequest = component<ReviewRequestProps>(async (props, _slots, page, context) => {
  const settings = widgets.review;
  if (!settings) throw notInConfig(NAME, "review", "review: {}");
  const { lang, ...words } = parseFriendly(
    schema,
    props,
    `${NAME} does not fit.`,
    "component-invalid",
  );
  const { html } = reviewHtml({
    server: widgets.server,
    locale: widgetLocale(lang, context),
    settings,
    // It is the same for all, and the loader brings it.
    known: true,
    attributes: { ...words, ...passedOn(props) },
  });
  const named = { component: NAME, name: "review-request" };
  return renderWidget(() => unescapeHTML(html), props.when, named, page);
});
