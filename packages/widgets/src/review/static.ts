import { type StaticSettings, type StaticWidget, widgetHtml } from "../platform/static.ts";
import { languageOf } from "../platform/texts.ts";
import type { ReviewSettings } from "./review-options.ts";
import css from "../design/scale.css";
import { widget } from "./review-widget.ts";
import { texts as en } from "./texts/en.ts";
import { texts as ko } from "./texts/ko.ts";
import { texts as zh } from "./texts/zh.ts";

/** What `reviewHtml` renders. */
export interface ReviewHtmlOptions extends StaticSettings {
  readonly settings?: ReviewSettings;
}

/** `<stagelight-review-request>` as HTML: a form that works without code, but for photos. */
export function reviewHtml(options: ReviewHtmlOptions): StaticWidget {
  const texts = { en, ko, zh }[languageOf(options.locale)];
  return widgetHtml("review-request", { ...widget, css }, texts, options);
}
