import { parseFriendly } from "@stagelight/core/config";
import type { ReferralSettings } from "@stagelight/widgets/elements";
import { referralHtml } from "@stagelight/widgets/static";
import {
  escapeHTML,
  renderSlot,
  renderTemplate,
  unescapeHTML,
} from "astro/runtime/server/index.js";
import widgets from "virtual:stagelight/widgets";
import { z } from "zod";
import { component } from "./component.ts";
import { knownId, paintedWidget } from "./painted-widget.ts";
import {
  notInConfig,
  passedOn,
  renderWidget,
  textSchema,
  widgetLocale,
  type WidgetProps,
  widgetSchema,
} from "./widget.ts";

/** Properties of `<Referral>`. */
export interface ReferralProps extends WidgetProps {
  /** Id of the program. Default: the first one of the config. */
  program?: string;
  /** Title. Default: the program's name. */
  heading?: string;
  /** The offer in a sentence. Default: the program's. */
  description?: string;
  /** What stands on the button that asks for a link. Default: the widget's own words. */
  button?: string;
}

/** Properties of `<ReferralGift>`. */
export interface ReferralGiftProps extends Omit<WidgetProps, "when"> {
  /** Title. Default: whose gift it is. */
  heading?: string;
}

const EXAMPLE = "referral: { programs: [{ … }] }";
const GIFT = "<ReferralGift>";

const schema = widgetSchema.extend({
  program: z
    .string()
    .superRefine(
      knownId(
        widgets.referral?.programs.map(({ id }) => id) ?? [],
        "the id of a program",
        "Add the program to referral.programs, or leave the property out.",
      ),
    )
    .optional(),
  heading: textSchema,
  description: textSchema,
  button: textSchema,
});

/**
 * Where people get their link, share it, and see what has come of it. Without JavaScript it is a form that
 * sends the link by mail.
 */
export const Referral = paintedWidget<ReferralProps, ReferralSettings>({
  tag: "<Referral>",
  key: "referral",
  example: EXAMPLE,
  settings: widgets.referral,
  schema,
  nameOf: () => "referral",
  html: referralHtml,
});

const giftSchema = widgetSchema.extend({ heading: textSchema });

/**
 * What a friend's link has brought: the gift, from whom, and the code. Whoever came by no link sees what
 * stands in it, or nothing.
 */
export const ReferralGift = component<ReferralGiftProps>(async (props, slots, page, context) => {
  if (!widgets.referral) throw notInConfig(GIFT, "referral", EXAMPLE);
  const { lang, ...words } = parseFriendly(
    giftSchema,
    props,
    `${GIFT} does not fit.`,
    "component-invalid",
  );
  const locale = widgetLocale(lang, context);
  const attributes = Object.entries({ locale, ...words, ...passedOn(props) }).flatMap(
    ([name, value]) => (value === undefined ? [] : [` ${name}="${escapeHTML(value)}"`]),
  );
  const element = "stagelight-referral-gift";
  const slot = slots["default"];
  const content = (result: unknown) =>
    renderTemplate`${unescapeHTML(`<${element}${attributes.join("")}>`)}${
      slot ? renderSlot(result as never, slot as never) : ""
    }${unescapeHTML(`</${element}>`)}`;
  return renderWidget(content, undefined, { component: GIFT, name: "referral-gift" }, page);
});
