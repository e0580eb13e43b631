import type { Widget } from "../platform/widget.ts";
import css from "./referral.css";
import { type ReferralOptions, readReferralOptions } from "./referral-options.ts";
import { ReferralPage, type ReferralParts } from "./referral-page.ts";
import type { ReferralState } from "./referral-state.ts";
import { ReferralView } from "./referral-view.tsx";
import type { ReferralTexts } from "./texts/texts.ts";

/** The referral widget's lazy half, with what is there of it from the beginning. */
export function withParts(
  parts: ReferralParts,
): Widget<ReferralOptions, ReferralTexts, ReferralState, ReferralPage> {
  return {
    css,
    tracked: {
      "stagelight:referral-shared": "Referral Link Shared",
    },
    readOptions: readReferralOptions,
    createPage: (options, around) => new ReferralPage(options, around, parts),
    View: ReferralView,
  };
}
