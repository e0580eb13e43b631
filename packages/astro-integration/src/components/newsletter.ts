import type { NewsletterSettings } from "@stagelight/widgets/elements";
import { newsletterHtml } from "@stagelight/widgets/static";
import widgets from "virtual:stagelight/widgets";
import { z } from "zod";
import { knownId, paintedWidget } from "./painted-widget.ts";
import { textSchema, type WidgetProps, widgetSchema } from "./widget.ts";

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

const checkList = knownId(
  widgets.newsletter?.lists?.map(({ id }) => id) ?? ["newsletter"],
  "ids of newsletter.lists",
  "Add the list to newsletter.lists, or leave the property out.",
);

const schema = widgetSchema.extend({
  heading: textSchema,
  description: textSchema,
  button: textSchema,
  lists: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((given) => (typeof given === "string" ? given.split(/[\s,]+/) : given))
    .superRefine((ids, context) => {
      for (const id of ids?.filter(Boolean) ?? []) checkList(id, context);
    })
    .transform((ids) => ids?.join(" ")),
  form: textSchema,
});

/** The newsletter form. */
export const Newsletter = paintedWidget<NewsletterProps, NewsletterSettings>({
  tag: "<Newsletter>",
  key: "newsletter",
  example: "newsletter: {}",
  settings: widgets.newsletter,
  schema,
  nameOf: ({ form }) => form ?? "newsletter",
  html: newsletterHtml,
});
