import { type NewsletterSettings, newsletterSettings, type ReadNewsletter } from "./newsletter.ts";

/** What a site's widgets have to know of its config, by their names. Pages load it: nothing is secret. */
export interface WidgetSettings {
  /** Nothing where the site has no newsletter. */
  readonly newsletter?: NewsletterSettings;
}

/** What `embed/site.js` says, whoever serves it. */
export function widgetSettings(config: {
  readonly newsletter?: ReadNewsletter | undefined;
}): WidgetSettings {
  const newsletter = newsletterSettings(config);
  return { ...(newsletter && { newsletter }) };
}
