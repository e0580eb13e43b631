import type { LanguageTexts } from "../../platform/texts.ts";

/** Words for who came by a friend's link. Each note is for whoever translates. */
export interface ReferralGiftTexts extends LanguageTexts {
  /** Title; below it stands what is given, in the site's words. `{name}`: the friend's first name. */
  readonly from: string;
  /** The same where the friend does not show a name. */
  readonly fromFriend: string;
  /** Before the code. */
  readonly code: string;
  /** Button behind it. */
  readonly copy: string;
  /** What to do with it: mostly it is there by itself at the checkout. One short sentence. */
  readonly how: string;
  /** What has come of the button. */
  readonly copied: string;
  readonly notCopied: string;
}
