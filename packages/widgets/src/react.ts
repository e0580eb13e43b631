export { Newsletter, type NewsletterProps } from "./newsletter/react.tsx";
export type { NewsletterField, NewsletterSettings } from "./newsletter/newsletter-options.ts";
export { Referral, type ReferralProps } from "./referral/react.tsx";
export type { ReferralProgram, ReferralSettings } from "./referral/referral-options.ts";
export { ReferralGift, type ReferralGiftProps } from "./referral-gift/react.tsx";
export type { Unavailable } from "./platform/availability.ts";
export type { WidgetEvents } from "./platform/events.ts";
