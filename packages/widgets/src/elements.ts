import { stub as chatStub } from "./chat/chat-stub.ts";
import { defineForms } from "./platform/define-forms.ts";
import { define, type SiteSource } from "./platform/stub.ts";

export type { ChatSettings } from "./chat/chat-options.ts";
export type { NewsletterField, NewsletterSettings } from "./newsletter/newsletter-options.ts";
export type { ReferralProgram, ReferralSettings } from "./referral/referral-options.ts";
export type { ReviewSettings } from "./review/review-options.ts";
export type { SurveySettings } from "./survey/survey-options.ts";
export type { Unavailable } from "./platform/availability.ts";
export type { WidgetEvents } from "./platform/events.ts";
export type { SiteSettings } from "./platform/widget.ts";
export type { SiteSource };

/**
 * Defines the elements of all widgets; does nothing the second time. `site` says where the server is
 * and what the site's config says of its widgets; attributes of an element come before it.
 */
export function defineWidgets(site: SiteSource = {}): void {
  defineForms(site);
  define(chatStub, site);
}
