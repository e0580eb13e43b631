import { list, nearest, parseFriendly, problem } from "@stagelight/core/config";
import { surveyHtml } from "@stagelight/widgets/static";
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

/** Properties of `<Survey>`. */
export interface SurveyProps extends WidgetProps {
  /** Id of the survey in the config. */
  survey: string;
  /** Title. Default: the survey's. */
  heading?: string;
}

const NAME = "<Survey>";

const schema = widgetSchema.extend({
  survey: z.string().superRefine((id, context) => {
    const known = Object.keys(widgets.surveys ?? {});
    if (known.includes(id)) return;
    const meant = nearest(id, known);
    context.addIssue(
      problem([], {
        expected: `the id of a survey in stagelight.config.ts (${list(known)})`,
        found: JSON.stringify(id),
        help: meant
          ? `Did you mean ${JSON.stringify(meant)}?`
          : "Add the survey to surveys, or remove the component.",
      }),
    );
  }),
  heading: textSchema,
});

/**
 * A survey of the config, painted with the page. Without JavaScript it is a plain form, with the questions
 * that everybody is asked.
 */
export const Survey = component<SurveyProps>(async (props, _slots, page, context) => {
  const settings = widgets.surveys;
  if (!settings)
    throw notInConfig(NAME, "surveys", 'surveys: [{ id: "heard", use: "heard-about-us" }]');
  const { lang, ...words } = parseFriendly(
    schema,
    props,
    `${NAME} does not fit.`,
    "component-invalid",
  );
  const { html } = surveyHtml({
    server: widgets.server,
    locale: widgetLocale(lang, context),
    settings,
    known: true,
    attributes: { ...words, ...passedOn(props) },
  });
  return renderWidget(
    () => unescapeHTML(html),
    props.when,
    { component: NAME, name: props.survey },
    page,
  );
});
