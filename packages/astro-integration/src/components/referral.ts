import { list, nearest, parseFriendly, problem } from "@stagelight/core/config";
import type { ReferralSettings } from "@stagelight/widgets/elements";
import { referralHtml } from "@stagelight/widgets/static";
import {
  escapeHTML,
  renderSlot,
  renderTemplate,
  unescapeHTML,
} from "astro/runtime/server/index.js";
import widgets from "virtual:stagelight/widgets";
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

const REFERRAL = "<Referral>";
const GIFT = "<ReferralGift>";

const schema = widgetSchema.extend({
  program: textSchema.superRefine((id, context) => {
    const known = widgets.referral?.programs.map((program) => program.id) ?? [];
    if (id === undefined || known.length === 0 || known.includes(id)) return;
    const meant = nearest(id, known);
    context.addIssue(
      problem([], {
        expected: `the id of a program in stagelight.config.ts (${list(known)})`,
        found: JSON.stringify(id),
        help: meant
          ? `Did you mean ${JSON.stringify(meant)}?`
          : "Add the program to referral.programs, or leave the property out.",
      }),
    );
  }),
  heading: textSchema,
  description: textSchema,
  button: textSchema,
});

/**
 * Where people get their link, share it, and see what has come of it; painted with the page. Without
 * JavaScript it is a form that sends the link by mail.
 */
export const Referral = component<ReferralProps>(async (props, _slots, page, context) => {
  const settings = settingsOrRefuse(REFERRAL);
  const { lang, ...words } = parseFriendly(
    schema,
    props,
    `${REFERRAL} does not fit.`,
    "component-invalid",
  );
  const { html } = referralHtml({
    server: widgets.server,
    locale: widgetLocale(lang, context),
    settings,
    // It is the same for all, and the loader brings it.
    known: true,
    attributes: { ...words, ...passedOn(props) },
  });
  const named = { component: REFERRAL, name: "referral" };
  return renderWidget(() => unescapeHTML(html), props.when, named, page);
});

const giftSchema = widgetSchema.extend({ heading: textSchema });

/**
 * What a friend's link has brought: the gift, from whom, and the code. Whoever came by no link sees what
 * stands in it, or nothing.
 */
export const ReferralGift = component<ReferralGiftProps>(async (props, slots, page, context) => {
  settingsOrRefuse(GIFT);
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

function settingsOrRefuse(name: string): ReferralSettings {
  if (widgets.referral) return widgets.referral;
  throw notInConfig(name, "referral", "referral: { programs: [{ … }] }");
}
