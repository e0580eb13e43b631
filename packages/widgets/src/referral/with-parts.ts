import type { ReferralParts } from "./referral-page.ts";
import { widget } from "./referral-widget.ts";

/** The widget with parts that are there from the beginning: where nothing can come later, or need not. */
export function withParts(part: ReferralParts): typeof widget {
  return {
    ...widget,
    createPage: (options, around) => widget.createPage(options, { ...around, part }),
  };
}
