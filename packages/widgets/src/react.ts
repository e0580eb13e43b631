export { Newsletter, type NewsletterProps } from "./newsletter/react.tsx";
export type { NewsletterField, NewsletterSettings } from "./newsletter/newsletter-options.ts";
export type { Unavailable } from "./platform/availability.ts";
export type { WidgetEvents } from "./platform/events.ts";
