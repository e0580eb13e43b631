import { list, nearest, parseFriendly, problem } from "@stagelight/core/config";
import type { NewsletterSettings } from "@stagelight/widgets/elements";
import { newsletterHtml } from "@stagelight/widgets/static";
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

/** Properties of `<Newsletter>`. */
export interface NewsletterProps extends WidgetProps {
  /** Title of the form. Default: the widget's own words, as of the next two. */
  heading?: string;
  /** What one gets, below the title. */
  description?: string;
  /** What stands on the button. */
  button?: string;
  /** Ids of the lists that this form is for; then nothing is picked. Default: the visitor picks. */
  lists?: string | readonly string[];
  /** Tells one form of the site from another, in reports. Default: `newsletter`. */
  form?: string;
}

const NAME = "<Newsletter>";

const schema = widgetSchema.extend({
  heading: textSchema,
  description: textSchema,
  button: textSchema,
  lists: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((given) => (typeof given === "string" ? given.split(/[\s,]+/) : given))
    .superRefine((ids, context) => {
      const known = widgets.newsletter?.lists?.map(({ id }) => id) ?? ["newsletter"];
      for (const id of (ids ?? []).filter((each) => each && !known.includes(each))) {
        const meant = nearest(id, known);
        context.addIssue(
          problem([], {
            expected: `ids of newsletter.lists in stagelight.config.ts (${list(known)})`,
            found: JSON.stringify(id),
            help: meant
              ? `Did you mean ${JSON.stringify(meant)}?`
              : "Add the list to newsletter.lists, or leave the property out.",
          }),
        );
      }
    }),
  form: textSchema,
});

/**
 * The newsletter form, painted with the page: it works without JavaScript. Its code comes when somebody
 * points at it, touches it or goes to it by keyboard.
 */
export const Newsletter = component<NewsletterProps>(async (props, _slots, page, context) => {
  const { lists, lang, ...words } = parseFriendly(
    schema,
    props,
    `${NAME} does not fit.`,
    "component-invalid",
  );
  const { html } = newsletterHtml({
    server: widgets.server,
    locale: widgetLocale(lang, context),
    settings: settingsOrRefuse(),
    // It is the same for all, and the loader brings it.
    known: true,
    attributes: { ...words, lists: lists?.join(" "), ...passedOn(props) },
  });
  const named = { component: NAME, name: props.form ?? "newsletter" };
  return renderWidget(() => unescapeHTML(html), props.when, named, page);
});

function settingsOrRefuse(): NewsletterSettings {
  if (widgets.newsletter) return widgets.newsletter;
  throw notInConfig(NAME, "newsletter", "newsletter: {}");
}
