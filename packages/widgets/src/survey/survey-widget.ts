import type { Widget } from "../platform/widget.ts";
import css from "./survey.css";
import { readSurveyOptions, type SurveyOptions } from "./survey-options.ts";
import { SurveyPage } from "./survey-page.ts";
import type { SurveyState } from "./survey-state.ts";
import { SurveyView } from "./survey-view.tsx";
import type { SurveyTexts } from "./texts/texts.ts";

/** The survey's lazy half. */
export const widget: Widget<SurveyOptions, SurveyTexts, SurveyState, SurveyPage> = {
  css,
  tracked: {
    "stagelight:survey-started": "Form Started",
    "stagelight:survey-answered": "Survey Answered",
    "stagelight:survey-scored": "Score Given",
    "stagelight:survey-link": "Review Link Clicked",
  },
  readOptions: readSurveyOptions,
  createPage: (options, around) => new SurveyPage(options, around),
  View: SurveyView,
};
