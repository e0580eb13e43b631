export { ByStage, type ByStageProps } from "./components/by-stage.ts";
export { Chat, type ChatProps } from "./components/chat.ts";
export { ConsentBanner, type ConsentBannerProps } from "./components/consent-banner.ts";
export { ForAudience, type ForAudienceProps } from "./components/for-audience.ts";
export { Newsletter, type NewsletterProps } from "./components/newsletter.ts";
export { PrivacySettings, type PrivacySettingsProps } from "./components/privacy-settings.ts";
export {
  Referral,
  ReferralGift,
  type ReferralGiftProps,
  type ReferralProps,
} from "./components/referral.ts";
export { ReviewRequest, type ReviewRequestProps } from "./components/review-request.ts";
export { Reviews, type ReviewsProps } from "./components/reviews.ts";
export { StageContent, type StageContentProps } from "./components/stage-content.ts";
export { Survey, type SurveyProps } from "./components/survey.ts";
export { Testimonials, type TestimonialsProps } from "./components/testimonials.ts";
export { WhyThis, type WhyThisProps } from "./components/why-this.ts";
