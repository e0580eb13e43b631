import { type StaticSettings, type StaticWidget, widgetHtml } from "../platform/static.ts";
import { languageOf } from "../platform/texts.ts";
import type { ReferralSettings } from "./referral-options.ts";
import css from "./painted.css";
import { widget } from "./referral-widget.ts";
import { texts as en } from "./texts/en.ts";
import { texts as ko } from "./texts/ko.ts";
import { texts as zh } from "./texts/zh.ts";

/** What `referralHtml` renders. */
export interface ReferralHtmlOptions extends StaticSettings {
  readonly settings?: ReferralSettings;
}

/** `<stagelight-referral>` as HTML: a form that works without code. */
export function referralHtml(options: ReferralHtmlOptions): StaticWidget {
  const painted = { ...widget, css };
  return widgetHtml("referral", painted, { en, ko, zh }[languageOf(options.locale)], options);
}
