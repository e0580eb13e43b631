export { type ChatHtmlOptions, chatHtml } from "./chat/static.ts";
export { type NewsletterHtmlOptions, newsletterHtml } from "./newsletter/static.ts";
export { type ReferralHtmlOptions, referralHtml } from "./referral/static.ts";
export { type ReviewHtmlOptions, reviewHtml } from "./review/static.ts";
export { type SurveyHtmlOptions, surveyHtml } from "./survey/static.ts";
export type { StaticWidget } from "./platform/static.ts";
export { checkTheme } from "./design/theme.ts";
export { COLOURS, type ColourName } from "./design/colours.ts";
