export { ByStage, type ByStageProps } from "./components/by-stage.ts";
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
export { StageContent, type StageContentProps } from "./components/stage-content.ts";
export { WhyThis, type WhyThisProps } from "./components/why-this.ts";
