import { type StaticSettings, type StaticWidget, widgetHtml } from "../platform/static.ts";
import { languageOf } from "../platform/texts.ts";
import type { NewsletterSettings } from "./newsletter-options.ts";
import { directHtml } from "./direct-html.ts";
import { widget } from "./newsletter-widget.ts";
import css from "./painted.css";
import { texts as en } from "./texts/en.ts";
import { texts as ko } from "./texts/ko.ts";
import { texts as zh } from "./texts/zh.ts";

/** What `newsletterHtml` renders. */
export interface NewsletterHtmlOptions extends StaticSettings {
  readonly settings?: NewsletterSettings;
}

/** `<stagelight-newsletter>` as HTML: a form that works without code. */
export function newsletterHtml(options: NewsletterHtmlOptions): StaticWidget {
  const texts = { en, ko, zh }[languageOf(options.locale)];
  const made = widgetHtml("newsletter", { ...widget, css }, texts, options);
  const { direct } = options.settings ?? {};
  return direct ? { ...made, html: directHtml(made.html, direct) } : made;
}
