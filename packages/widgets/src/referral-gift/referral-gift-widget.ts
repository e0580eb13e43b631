import type { Widget } from "../platform/widget.ts";
import css from "./referral-gift.css";
import { readReferralGiftOptions, type ReferralGiftOptions } from "./referral-gift-options.ts";
import { ReferralGiftPage, type ReferralGiftState } from "./referral-gift-page.ts";
import { ReferralGiftView } from "./referral-gift-view.tsx";
import type { ReferralGiftTexts } from "./texts/texts.ts";

/** The gift's lazy half. */
export const widget: Widget<
  ReferralGiftOptions,
  ReferralGiftTexts,
  ReferralGiftState,
  ReferralGiftPage
> = {
  css,
  readOptions: readReferralGiftOptions,
  createPage: (_options, around) => new ReferralGiftPage(around),
  View: ReferralGiftView,
};
