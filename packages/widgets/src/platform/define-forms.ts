import { newsletterStub } from "../newsletter/newsletter-stub.ts";
import { referralGiftStub } from "../referral-gift/referral-gift-stub.ts";
import { referralStub } from "../referral/referral-stub.ts";
import { reviewStub } from "../review/review-stub.ts";
import { surveyStub } from "../survey/survey-stub.ts";
import { define, type SiteSource } from "./stub.ts";

/** Defines the elements that every page with the script tag has at once. */
export function defineForms(site: SiteSource): void {
  define(newsletterStub, site);
  define(referralStub, site);
  define(referralGiftStub, site);
  define(reviewStub, site);
  define(surveyStub, site);
}
