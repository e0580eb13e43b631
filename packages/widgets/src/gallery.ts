import { chatGallery } from "./chat/chat-gallery.ts";
import { newsletterGallery } from "./newsletter/newsletter-gallery.ts";
import type { GalleryWidget } from "./platform/gallery.ts";
import { referralGallery } from "./referral/referral-gallery.ts";
import { referralGiftGallery } from "./referral-gift/referral-gift-gallery.ts";
import { reviewGallery } from "./review/review-gallery.ts";
import { surveyGallery } from "./survey/survey-gallery.ts";

export type { GallerySettings, GalleryState, GalleryWidget } from "./platform/gallery.ts";

/** Every widget in every state, to be looked at: its own view, given the state. A widget has a line here. */
export const GALLERY: readonly GalleryWidget[] = [
  newsletterGallery,
  referralGallery,
  referralGiftGallery,
  reviewGallery,
  surveyGallery,
  chatGallery,
];
