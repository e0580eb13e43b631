import { surveyHtml } from "@stagelight/widgets/static";
import widgets from "virtual:stagelight/widgets";
import { z } from "zod";
import { knownId, paintedWidget } from "./painted-widget.ts";
import { textSchema, type WidgetProps, widgetSchema } from "./widget.ts";

/** Properties of `<Survey>`. */
export interface SurveyProps extends WidgetProps {
  /** Id of the survey in the config. */
  survey: string;
  /** Title. Default: the survey's. */
  heading?: string;
}

const schema = widgetSchema.extend({
  survey: z
    .string()
    .superRefine(
      knownId(
        Object.keys(widgets.surveys ?? {}),
        "the id of a survey",
        "Add the survey to surveys, or remove the component.",
      ),
    ),
  heading: textSchema,
});

/** A survey of the config. Without JavaScript it has the questions that everybody is asked. */
export const Survey = paintedWidget({
  tag: "<Survey>",
  key: "surveys",
  example: 'surveys: [{ id: "heard", use: "heard-about-us" }]',
  settings: widgets.surveys,
  schema,
  nameOf: ({ survey }: SurveyProps) => survey,
  html: surveyHtml,
});
