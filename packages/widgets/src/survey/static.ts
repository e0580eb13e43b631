import { type StaticSettings, type StaticWidget, widgetHtml } from "../platform/static.ts";
import { languageOf } from "../platform/texts.ts";
import type { SurveySettings } from "./survey-options.ts";
import { widget } from "./survey-widget.ts";
import { texts as en } from "./texts/en.ts";
import { texts as ko } from "./texts/ko.ts";
import { texts as zh } from "./texts/zh.ts";

/** What `surveyHtml` renders. */
export interface SurveyHtmlOptions extends StaticSettings {
  readonly settings?: SurveySettings;
}

/**
 * `<stagelight-survey>` as HTML: a form that works without code, with the questions that everybody is
 * asked; what an answer adds needs code.
 */
export function surveyHtml(options: SurveyHtmlOptions): StaticWidget {
  return widgetHtml("survey", widget, { en, ko, zh }[languageOf(options.locale)], options);
}
