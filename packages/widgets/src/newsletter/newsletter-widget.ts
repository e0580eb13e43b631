import type { Widget } from "../platform/widget.ts";
import css from "./newsletter.css";
import { type NewsletterOptions, readNewsletterOptions } from "./newsletter-options.ts";
import { NewsletterPage } from "./newsletter-page.ts";
import type { NewsletterState } from "./newsletter-state.ts";
import { NewsletterView } from "./newsletter-view.tsx";
import type { NewsletterTexts } from "./texts/texts.ts";

/** The newsletter's lazy half. */
export const widget: Widget<NewsletterOptions, NewsletterTexts, NewsletterState, NewsletterPage> = {
  css,
  tracked: {
    "stagelight:newsletter-started": "Form Started",
    "stagelight:newsletter-requested": "Newsletter Requested",
    "stagelight:newsletter-posted": "Newsletter Requested",
  },
  readOptions: readNewsletterOptions,
  createPage: (options, around) => new NewsletterPage(options, around),
  View: NewsletterView,
};
